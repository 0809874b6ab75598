import { mailFigures, type LetterLanguage, type MailSettings } from '../../../shared/mail.ts'

/** Settings of mail as the fields hold them; an empty figure: never. */
export type SettingsForm = { [K in keyof MailSettings]: string }

const figures = Object.keys(mailFigures) as (keyof typeof mailFigures)[]

export function settingsFormOf(settings: MailSettings): SettingsForm {
  const entries = Object.entries(settings).map(([name, value]) => [name, value === null ? '' : String(value)])
  return Object.fromEntries(entries) as SettingsForm
}

/** Fields whose text the room would not take. */
export function wrongSettings(form: SettingsForm): (keyof SettingsForm)[] {
  const wrong: (keyof SettingsForm)[] = figures.filter((name) => figureOf(form, name) === undefined)
  return form.replyTo === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.replyTo.trim()) ? wrong : [...wrong, 'replyTo']
}

/** For a form without wrong fields. */
export function settingsOf(form: SettingsForm): MailSettings {
  return {
    changesAfterMinutes: figureOf(form, 'changesAfterMinutes') ?? null,
    digestAtHour: figureOf(form, 'digestAtHour') ?? null,
    remindDaysBefore: figureOf(form, 'remindDaysBefore') ?? null,
    decisionsAfterMinutes: figureOf(form, 'decisionsAfterMinutes') ?? null,
    language: form.language as LetterLanguage,
    words: form.words.trim(),
    replyTo: form.replyTo.trim(),
  }
}

/** undefined: neither empty nor a figure within its limits. */
function figureOf(form: SettingsForm, name: keyof typeof mailFigures): number | null | undefined {
  const text = form[name].trim()
  if (text === '') return null
  const [least, most] = mailFigures[name]
  const figure = /^\d{1,4}$/.test(text) ? Number(text) : NaN
  return figure >= least && figure <= most ? figure : undefined
}
