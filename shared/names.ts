/**
 * The form in which names of people, organisations, delegations and labels are equal: trimming, case, runs of blanks and
 * Unicode form make no difference [O4]; everything else does. Keys in the log are made of it, so it may never change.
 */
export function nameForm(text: string): string {
  return folded(text).replace(/\s+/g, ' ').trim()
}

/** The form in which e-mail addresses are equal: case and blanks make no difference. `''`: no address. */
export function mailForm(text: string): string {
  return folded(text).replace(/\s+/g, '')
}

/** Up, then down: so that ß meets SS and ı meets I. Composed last, because changing the case can take letters apart. */
function folded(text: string): string {
  return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}
