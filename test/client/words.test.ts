import { expect, test } from 'vitest'
import { words as de } from '../../client/text/de.ts'
import { words as en } from '../../client/text/en.ts'
import { words as es } from '../../client/text/es.ts'
import { words as fr } from '../../client/text/fr.ts'
import { words as it } from '../../client/text/it.ts'
import { firstSpoken, languages } from '../../client/text/languages.ts'
import { words as pt } from '../../client/text/pt.ts'

const all = { en, de, fr, es, pt, it }
const others = languages.filter((language) => language !== 'en')

/** What a sentence is told in these tests: figures that read as text too, so that any sentence takes them, and none is like another. */
const told = ['31', '42', '53', '64'] as const
type Say = (...values: unknown[]) => unknown

/** Every sentence by its path; undefined where it takes a record, and is left to a test of its own. Those that take values are told `values`. */
function sentences(words: object, values: readonly unknown[] = told, path = ''): Map<string, string | undefined> {
  return new Map(
    Object.entries(words).flatMap(([key, said]: [string, unknown]) => {
      const here = `${path}${key}`
      if (typeof said === 'object' && said !== null) return [...sentences(said, values, `${here}.`)]
      return [[here, typeof said === 'function' ? asSaid(said as Say, values) : (said as string)] as const]
    }),
  )
}

function asSaid(say: Say, values: readonly unknown[]): string | undefined {
  try {
    const sentence = `${say(...values)}`
    return sentence.includes('undefined') ? undefined : sentence
  } catch {
    return undefined
  }
}

/** Each that both have a sentence for: where it stands, here and in English. */
function besideEnglish(language: (typeof languages)[number]): { path: string; here: string; english: string }[] {
  const english = sentences(en)
  return [...sentences(all[language])].flatMap(([path, here]) => {
    const there = english.get(path)
    return here !== undefined && there !== undefined ? [{ path, here, english: there }] : []
  })
}

/** The figures in a sentence, in order of size: what it was told and tells on, with thousands set apart or not. */
const figures = (sentence: string) =>
  (sentence.replace(/(?<=\d)[.,\s](?=\d{3})/g, '').match(/\d+/g) ?? []).map(Number).sort((a, b) => a - b)

test.each(others)('%s says all that English says, and nothing else', (language) => {
  expect([...sentences(all[language]).keys()].sort()).toEqual([...sentences(en).keys()].sort())
})

test.each(languages)('%s never says nothing, never shouts, and quotes as it is printed', (language) => {
  for (const values of [told, ['1', '1', '1', '1'], ['0', '0', '0', '0']]) {
    for (const [path, sentence] of sentences(all[language], values)) {
      if (sentence === undefined) continue
      expect(sentence.trim(), path).not.toBe('')
      expect(sentence, path).not.toMatch(/[!¡]|\boops\b|\bplease\b|\bbitte\b|s.il vous pla[iî]t|por favor|per favore/i)
      expect(sentence, path).not.toMatch(/ {2}|^ | $|['"]/)
    }
  }
})

/** Sentences that do without a figure or name which English gives: the language says it otherwise. */
const leftOut: Partial<Record<(typeof languages)[number], readonly string[]>> = { de: ['phone.nothingBlocked'] }

test.each(others)('%s tells on what it is told', (language) => {
  const missing = besideEnglish(language)
    .filter(({ here, english }) => `${figures(here)}` !== `${figures(english)}`)
    .map(({ path }) => path)
  expect(missing).toEqual(leftOut[language] ?? [])
})

/** Words that are the same in English, by chance or as names are. A sentence of any others was forgotten. */
const alike: Record<Exclude<(typeof languages)[number], 'en'>, string> = {
  de: 'cluster code delegation format live min name online organisation plan vibration logo',
  fr: 'agendas badges cluster clusters code e-mail format invitation invitations lombardia logo milan min minutes notifications organisation organisations page pages palazzo photo places plans programme table tables vibration zone',
  es: 'agendas logo min plan virtual',
  pt: 'agendas cluster clusters e-mail link min online virtual',
  it: 'cluster e-mail link logo min online',
}

test.each(others)('%s leaves no sentence in English', (language) => {
  const common = alike[language].split(' ')
  const forgotten = besideEnglish(language)
    .filter(({ here, english }) => here === english)
    .filter(({ here }) => (here.toLowerCase().match(/[\p{L}-]{3,}/gu) ?? []).some((word) => !common.includes(word)))
  expect(forgotten).toEqual([])
})

test.each(languages)('%s has a sentence for each refusal, with and without its facts', (language) => {
  for (const [code, say] of Object.entries(all[language].rejections)) {
    for (const facts of [{}, { who: 'other', allowed: 3, limit: 'meetingsPerSession', state: 'withdrawn' } as const])
      expect(say({ code: code as keyof typeof en.rejections, ...facts }), code).toMatch(/\.$/)
  }
})

test.each(languages)('%s tells of each change with its times, its table and its people', (language) => {
  for (const [change, say] of Object.entries(all[language].phone.change)) {
    const here = { before: '31', time: '42', table: '53', partners: '64' }
    expect(figures(say(here)), change).toEqual(figures(en.phone.change[change as keyof typeof en.phone.change](here)))
    expect(say({ ...here, before: '' }), change).toMatch(/\p{L}/u)
  }
})

test('a count decides the word as the language counts', () => {
  expect([0, 1, 2].map(en.common.people)).toEqual(['0 people', '1 person', '2 people'])
  expect([0, 1, 2].map(fr.common.people)).toEqual(['0 personne', '1 personne', '2 personnes'])
  expect([0, 1, 2].map(pt.common.people)).toEqual(['0 pessoas', '1 pessoa', '2 pessoas'])
  expect(de.common.people(1234)).toBe('1.234 Personen')
})

test.each(languages)('%s has one who has not seen a change, and two who have not', (language) => {
  const { hasNotSeen, hasSeen } = all[language].phone
  for (const say of [hasNotSeen, hasSeen]) expect(say('Ana', 2)).not.toBe(say('Ana', 1))
  expect(en.phone.hasNotSeen('Ana and Giulia', 2)).toBe('Ana and Giulia have not seen the last change.')
})

test('French sets the spaces of its punctuation, so that no line begins with a colon', () => {
  expect(fr.phone.howDidItGo).toMatch(/passé\u00A0\?$/)
  expect(fr.phone.quoted('oui')).toBe('«\u00A0oui\u00A0»')
  for (const [path, sentence] of sentences(fr)) expect(sentence ?? '', path).not.toMatch(/ [:;?»]|« /)
})

test('a browser is shown the first language it speaks and Rondo too, whatever its region', () => {
  expect(firstSpoken(['fr-CH', 'de'])).toBe('fr')
  expect(firstSpoken(['pt-BR'])).toBe('pt')
  expect(firstSpoken(['zh-TW', 'IT'])).toBe('it')
  expect(firstSpoken([null, undefined, 7, 'xx', 'constructor'])).toBe('en')
})
