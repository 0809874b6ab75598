import type { askFor as english } from '../en/ask-for.ts'
import { some } from './counts.ts'

// O que lê quem lidera e pede uma reunião em nome de um membro.
export const askFor: typeof english = {
  open: (name) => `Pedir uma reunião para ${name}`,
  who: (name) => `Com quem deve reunir-se ${name}?`,
  more: (count) => `${some(count, 'pessoa mais', 'pessoas mais')}. Escreva um nome ou um tema.`,
}
