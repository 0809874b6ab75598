import type { askFor as english } from '../en/ask-for.ts'
import { some } from './counts.ts'

// Was eine Leitung liest, die für ein Mitglied um ein Gespräch bittet.
export const askFor: typeof english = {
  open: (name) => `Um ein Gespräch für ${name} bitten`,
  who: (name) => `Wen soll ${name} treffen?`,
  more: (count) => `${some(count, 'weitere Person', 'weitere Personen')}. Geben Sie einen Namen oder ein Thema ein.`,
}
