import { t } from '../text/language.svelte.ts'
import type { Who } from './people.ts'

/** `Anna`; of two of that name the later one is `Anna 2`. A shared link that nobody put a name to goes by its role. */
export function nameOf({ name, role, nth }: Pick<Who, 'name' | 'role' | 'nth'>): string {
  const { organiser, facilitator } = t().presence.roles
  const called = name || (role === 'organiser' ? organiser : facilitator)
  return nth > 1 ? `${called} ${nth}` : called
}
