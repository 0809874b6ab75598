import type { Board } from '../board/board.svelte.ts'
import type { Staff } from '../staff/staff.svelte.ts'
import type { OpenDocument } from '../yjs/open-document.svelte.ts'
import { Presence } from './presence.svelte.ts'

/**
 * Tells the other staff where we are and what we hold, and learns it of them: on the room's `board`, and on the plan that is open. Called
 * while the staff's pages are set up; Yjs is loaded when they are there.
 * @returns who is here, wherever they are; undefined until it is known
 */
export function keepCompany(here: Staff, on: Board): { readonly presence: Presence | undefined } {
  let presence = $state.raw<Presence>()
  const now = () => here.room.clock.exactly()

  $effect(() => {
    if (!here.room.records.known) return
    let document: OpenDocument | undefined
    let left = false
    void import('../yjs/open-document.svelte.ts').then(({ openDocument }) => {
      if (left) return
      document = openDocument(here.room, 'board')
      presence = new Presence(document.awareness, now)
    })
    return () => {
      left = true
      presence?.close()
      presence = undefined
      document?.close()
    }
  })

  $effect(() => {
    const { plan } = on
    const onIt = plan ? new Presence(plan.document.awareness, now, presence) : presence
    on.presence = onIt
    return () => {
      if (plan) onIt?.close()
    }
  })

  /** What is in hand while a plan is open is told to those who have it open too. */
  $effect(() => {
    const { plan, presence: onIt, hand } = on
    const page = plan && here.page === 'board' ? 'plan' : here.page
    const where = { page, planId: plan?.id ?? null, day: on.day?.date ?? null }
    const deed = { at: hand.at ?? hand.question?.place ?? null, holding: hand.held?.meetingId ?? null }
    const nothing = { at: null, holding: null }
    if (presence !== onIt) presence?.say({ ...where, ...nothing })
    onIt?.say({ ...where, ...(here.page === 'board' ? deed : nothing) })
  })

  $effect(() => {
    const rival = on.presence?.rival()
    if (rival) on.hand.yieldTo(rival)
  })

  return {
    get presence() {
      return presence
    },
  }
}
