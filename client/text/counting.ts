/** `1,204 people`, `1 person`: a figure with its word, as the language writes both. */
export function counting(locale: string) {
  return (count: number, one: string, more: string) => `${count.toLocaleString(locale)} ${count === 1 ? one : more}`
}
