import type { Appliers } from './appliers.ts'

type PlanEvent = 'plan-started' | 'plan-renamed' | 'plan-dropped' | 'plan-published'

/** Plans, as far as the room knows of them. */
export const planAppliers: Appliers<PlanEvent> = {
  'plan-started': (draft, { planId, name, by }, { at }) =>
    draft.put('plans', planId, { id: planId, name, by, startedAt: at, dropped: false, publishes: 0, published: null }),
  'plan-renamed': (draft, { planId, name }) => draft.put('plans', planId, { ...draft.room.plans.get(planId)!, name }),
  'plan-dropped': (draft, { planId }) =>
    draft.put('plans', planId, { ...draft.room.plans.get(planId)!, dropped: true }),
  'plan-published': (draft, { planId, digest, moved, people }, { version, at }) => {
    const plan = draft.room.plans.get(planId)!
    const published = { version, at, digest, moved, people }
    draft.put('plans', planId, { ...plan, publishes: plan.publishes + 1, published })
  },
}
