import type { CommandOf } from '../../shared/commands.ts'
import type { PersonalKey } from '../../shared/ids.ts'
import { joiningWordsAt, type JoiningWords } from '../../shared/views/words.ts'
import type { Preparation, Standing } from './batch.ts'
import { instantOf } from './local-time.ts'

/** The organiser's words go beside the log, the deadline becomes an instant of the room's zone. */
export function prepareJoining(
  { open, until: deadline, decides, shows, sides, text, place }: CommandOf<'set-joining'>,
  { room, words, newId }: Standing,
): Preparation {
  const until = deadline === null ? null : instantOf(deadline, room.timeZone)
  if (until === undefined) return { ok: false, rejection: { code: 'malformed', field: 'until' } }
  const said: JoiningWords = { text, place }
  const key = keyOf(said, room.joining?.words ?? null, joiningWordsAt(words, room.joining?.words), newId)
  return {
    ok: true,
    deed: { type: 'set-joining', joining: { open, until, words: key, decides, shows, sides } },
    put: key === null ? [] : [{ key, owners: [], value: said }],
  }
}

/** Words that are as before keep their key; none need none. */
function keyOf(said: JoiningWords, before: PersonalKey | null, was: JoiningWords, newId: () => string) {
  if (said.text === '' && said.place === '') return null
  const same = before !== null && was.text === said.text && was.place === said.place
  return same ? before : `joining/${newId()}`
}
