import type { Intent } from '../../shared/plan.ts'
import type { Rejection } from '../../shared/rejections.ts'
import type { Board } from '../board/board.svelte.ts'
import type { Staff } from '../staff/staff.svelte.ts'

/** Lays a plan on the board, with `intents` written into it as one act. Yjs is loaded only now. */
export async function enterPlan(
  here: Staff,
  board: Board,
  planId: string,
  intents: readonly Intent[] = [],
): Promise<void> {
  const { OpenPlan } = await import('./open-plan.svelte.ts')
  leavePlan(board)
  const plan = new OpenPlan(here, board, planId)
  if (intents.length > 0) plan.add(intents)
  board.plan = plan
  here.sheet = undefined
  here.open('board')
}

/** Back to the live board. The plan stays as it is. */
export function leavePlan(board: Board): void {
  const { plan } = board
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
