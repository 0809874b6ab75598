import type { waitingList as english } from '../en/waiting-list.ts'
import { some } from './counts.ts'

// O que o organizador lê de quem espera por um lugar.
export const waitingList: typeof english = {
  place: (place, waiting, name) =>
    waiting === 1
      ? `Há lugar para a única pessoa da lista de espera: ${name}.`
      : `Há lugar para ${place} das ${waiting} pessoas da lista de espera. A seguir: ${name}.`,
  takeNext: (name) => `Aceitar ${name}`,
  takeAll: (count) => `Aceitar as ${count}`,
  atDesk: (count) => `Há lugar para ${some(count, 'pessoa', 'pessoas')} da lista de espera`,
}
