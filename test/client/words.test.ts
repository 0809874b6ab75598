import { expect, test } from 'vitest'
import { words as de } from '../../client/text/de.ts'
import { words as en } from '../../client/text/en.ts'

/** Every plain sentence by its path. Those that take values are held together by their types. */
function sentences(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === 'string') return [[`${path}${key}`, value] as const]
      return typeof value === 'object' && value !== null ? [...sentences(value, `${path}${key}.`)] : []
    }),
  )
}

test('both languages say the same things, none of them nothing, and neither shouts', () => {
  const [english, german] = [sentences(en), sentences(de)]
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
  for (const [path, sentence] of [...english, ...german]) {
    expect(sentence.trim(), path).not.toBe('')
    expect(sentence, path).not.toMatch(/!|\boops\b|\bplease\b|\bbitte\b/i)
  }
})

test('each refusal has a sentence in both languages, with and without its facts', () => {
  for (const [code, say] of Object.entries(en.rejections)) {
    const why = { code: code as keyof typeof en.rejections }
    expect(say(why), code).toMatch(/\.$/)
    expect(de.rejections[why.code](why), code).toMatch(/\.$/)
  }
})
