const frozen = new WeakSet<object>()

function refuse(): never {
  throw new Error('a room that was handed to a rule was edited')
}

/** Makes every later edit of a value, of what it holds and of its maps throw. Gives the value back. */
export function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || frozen.has(value)) return value
  frozen.add(value)
  if (value instanceof Map) {
    Object.assign(value, { set: refuse, delete: refuse, clear: refuse })
    for (const entry of value.values()) deepFrozen(entry)
  }
  for (const field of Object.values(value)) deepFrozen(field)
  return Object.freeze(value)
}
