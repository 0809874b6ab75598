import type { Audience, Changes, Cursor, WholeView } from '../../shared/protocol.ts'
import { applied, viewOf, type View } from '../../shared/views/reducer.ts'

/** What a client holds of a room: a view for each of its audiences. Never edited. */
export type Views = ReadonlyMap<Audience, View>

export function withWhole(views: Views, whole: WholeView): Views {
  return new Map(views).set(whole.audience, viewOf(whole))
}

/** Undefined when `changes` do not follow what is held: a gap, or a view that never came. */
export function withChanges(views: Views, changes: Changes): Views | undefined {
  const view = views.get(changes.audience)
  const next = view && applied(view, changes)
  return next && new Map(views).set(changes.audience, next)
}

/** What to say on coming back, so that only what was missed is sent. */
export function cursorsOf(views: Views): Record<string, Cursor> {
  return Object.fromEntries([...views].map(([audience, view]) => [audience, view.cursor]))
}
