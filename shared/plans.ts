import { accept, type Decision, nothingToDo, reject, type Rules, staffOnly } from './decision.ts'
import type { PlanId } from './ids.ts'
import { digestOfIntents, planOn } from './plan.ts'
import { isStaff, speakerOf } from './roles.ts'
import type { Plan, Room } from './room.ts'

type PlanDeed = 'start-plan' | 'rename-plan' | 'drop-plan' | 'publish-plan'

/** [Y] What staff try out together, and publish as one act. A plan stays open when it was published. */
export const planRules: Rules<PlanDeed> = {
  'start-plan': ({ issuer, id: planId }, { name }) => {
    if (!isStaff(issuer)) return staffOnly
    return accept({ type: 'plan-started', planId, name, by: speakerOf(issuer) }, { planId })
  },

  'rename-plan': ({ room, issuer }, { planId, name }) => {
    if (!isStaff(issuer)) return staffOnly
    const plan = openPlan(room, planId)
    if ('ok' in plan) return plan
    return plan.name === name ? nothingToDo() : accept({ type: 'plan-renamed', planId, name })
  },

  'drop-plan': ({ room, issuer }, { planId }) => {
    if (!isStaff(issuer)) return staffOnly
    const plan = room.plans.get(planId)
    if (!plan) return reject('not-found')
    return plan.dropped ? nothingToDo() : accept({ type: 'plan-dropped', planId })
  },

  /** [Y1] Checked as a whole on the board as it is; all of it, or the whole list of what is in the way. */
  'publish-plan': ({ room, issuer, at }, { planId, intents, overrule }) => {
    if (!isStaff(issuer)) return staffOnly
    const plan = openPlan(room, planId)
    if ('ok' in plan) return plan
    const { clashes, events, moves, people, fallen } = planOn(room, intents, at, overrule)
    if (clashes.length > 0) return reject({ code: 'plan-clashes', clashes })
    const digest = digestOfIntents(intents)
    if (events.length === 0) return nothingToDo({ ...asPublished(plan, digest), fallen })
    const done = { moved: moves.length, people: people.length }
    return accept([...events, { type: 'plan-published', planId, digest, ...done }], { ...done, fallen })
  },
}

/** [Y3] Where all is as the plan's last publish of the same state made it, this one is answered as that one was. */
function asPublished({ published }: Plan, digest: number) {
  if (published?.digest !== digest) return { moved: 0, people: 0 }
  const { version, moved, people } = published
  return { version, moved, people }
}

function openPlan(room: Room, planId: PlanId): Plan | Decision {
  const plan = room.plans.get(planId)
  if (!plan) return reject('not-found')
  return plan.dropped ? reject('plan-closed') : plan
}
