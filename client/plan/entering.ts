import type { Intent } from '../../shared/plan.ts'
import type { Rejection } from '../../shared/rejections.ts'
import type { Board } from '../board/board.svelte.ts'
import type { Staff } from '../staff/staff.svelte.ts'
import { forget, keep, kept } from '../ui/keeping.ts'

const key = (here: Staff) => `rondo:plan:${here.room.roomId}`

/** Lays a plan on the board, with `intents` written into it as one act. Yjs is loaded only now. */
export async function enterPlan(
  here: Staff,
  board: Board,
  planId: string,
  intents: readonly Intent[] = [],
): Promise<void> {
  const { OpenPlan } = await import('./open-plan.svelte.ts')
  leavePlan(here, board)
  const plan = new OpenPlan(here, board, planId)
  if (intents.length > 0) plan.add(intents)
  board.plan = plan
  keep('tab', key(here), planId)
  here.sheet = undefined
  here.open('board')
}

/** After the page was loaded anew: the plan that lay on this tab's board lies there again, where it still exists. The room is known. */
export async function resumePlan(here: Staff, board: Board): Promise<void> {
  const planId = kept<string>('tab', key(here))
  if (planId === undefined || !here.room.records.of('plan').has(planId)) return
  const { OpenPlan } = await import('./open-plan.svelte.ts')
  // Whoever was quicker has chosen.
  board.plan ??= new OpenPlan(here, board, planId)
}

/** Back to the live board. The plan stays as it is. */
export function leavePlan(here: Staff, board: Board): void {
  const { plan } = board
  forget('tab', key(here))
  board.hand.putBack()
  board.plan = undefined
  plan?.close()
}

/** Begins a plan and enters it. Why not; undefined: done. */
export async function startPlan(
  here: Staff,
  board: Board,
  name: string,
  intents: readonly Intent[] = [],
): Promise<Rejection | undefined> {
  const answer = await here.room.send({ type: 'start-plan', name })
  if (!answer.ok) return answer
  if (answer.planId) await enterPlan(here, board, answer.planId, intents)
  return undefined
}
