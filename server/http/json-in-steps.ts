/** Elements of a list written at a stretch: a millisecond. */
const SLICE = 100

/** An object as JSON, its lists in slices: one of thousands takes long. */
export function* jsonInSteps(object: Readonly<Record<string, unknown>>): Generator<void, string> {
  const fields: string[] = []
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue
    const text = Array.isArray(value) ? yield* listInSteps(value) : JSON.stringify(value)
    fields.push(`${JSON.stringify(name)}:${text}`)
  }
  return `{${fields.join(',')}}`
}

function* listInSteps(list: readonly unknown[]): Generator<void, string> {
  const slices: string[] = []
  for (let i = 0; i < list.length; i += SLICE) {
    slices.push(JSON.stringify(list.slice(i, i + SLICE)).slice(1, -1))
    yield
  }
  return `[${slices.join(',')}]`
}
