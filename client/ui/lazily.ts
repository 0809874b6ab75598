/** Makes something when it is first asked for: what Intl brings along takes a slow phone some 10 ms each. */
export function lazily<T>(make: () => T): () => T {
  let made: { it: T } | undefined
  return () => (made ??= { it: make() }).it
}
