const known = Intl.supportedValuesOf('timeZone')
const regions = [...new Set(known.map((zone) => zone.split('/')[0]!))]

/**
 * Time zones in whose names every word of `text` is found; all of them for no text. Browsers list one name a zone, but know more: who
 * types `Ljubljana` whole finds it too.
 */
export function zonesNamed(text: string): string[] {
  const words = text
    .toLowerCase()
    .split(/[\s/_,]+/)
    .filter(Boolean)
  const found = known.filter((zone) => words.every((word) => zone.toLowerCase().includes(word)))
  if (found.length > 0 || words.length === 0) return found
  const city = words.join('_')
  return [city, ...regions.map((region) => `${region}/${city}`)].flatMap((name) => nameOf(name) ?? [])
}

/** The zone as the browser writes it; undefined for a name it does not know. */
function nameOf(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}
