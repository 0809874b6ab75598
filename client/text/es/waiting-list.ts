import type { waitingList as english } from '../en/waiting-list.ts'
import { some } from './counts.ts'

// Lo que el organizador lee de quienes esperan una plaza.
export const waitingList: typeof english = {
  place: (place, waiting, name) =>
    waiting === 1
      ? `Hay plaza para la única persona de la lista de espera: ${name}.`
      : `Hay plaza para ${place} de las ${waiting} personas de la lista de espera. Siguiente: ${name}.`,
  takeNext: (name) => `Aceptar a ${name}`,
  takeAll: (count) => `Aceptar a las ${count}`,
  atDesk: (count) => `Hay plaza para ${some(count, 'persona', 'personas')} de la lista de espera`,
}
