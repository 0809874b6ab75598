// What an organiser reads of people who wait for a place.
export const waitingList = {
  /** For how many there is a place, of how many who wait; `name`: of the next. */
  place: (place: number, waiting: number, name: string) =>
    waiting === 1
      ? `There is a place for the one on the waiting list: ${name}.`
      : `There is a place for ${place} of the ${waiting} on the waiting list. Next in line: ${name}.`,
  takeNext: (name: string) => `Take ${name}`,
  takeAll: (count: number) => `Take all ${count}`,
  atDesk: (count: number) => `There is a place for ${count} on the waiting list`,
}
