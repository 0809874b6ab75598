import { expect, test } from 'vitest'
import { folded, spellingsOf, wordsIn } from '../../shared/folding.ts'

test.each([
  ['Łódź', ['lodz']],
  ['Ørsted', ['orsted', 'oersted']],
  ['Đorđe', ['dorde']],
  ['Straße', ['strasse']],
  ['Æsir', ['aesir']],
  ['Œuvre', ['oeuvre']],
  ['Yıldız', ['yildiz']],
  ['Þór', ['thor']],
  ['Guðrún', ['gudrun']],
  ['Ħamrun', ['hamrun']],
  ['Jäger', ['jager', 'jaeger']],
  ['Köln', ['koln', 'koeln']],
  ['Müller', ['muller', 'mueller']],
  ['Åse', ['ase', 'aase']],
  ['Brøndsløv', ['brondslov', 'broendsloev']],
  ['Garcia', ['garcia']],
])('[F.1] %s is written %j', (word, spellings) => {
  expect(spellingsOf(word)).toEqual(spellings)
})

test.each([
  ['Νίκος', 'ΝΙΚΟΣ'],
  ['مصطفى', 'مصطفي'],
  ['علی', 'علي'],
  ['کریم', 'كريم'],
  ['فاطمة', 'فاطمه'],
  ['محـمد', 'محمد'],
  ['Ａｎａ\u00A0 Sousa ', 'ana sousa'],
])('[F.1] %s is the same as %s', (a, b) => {
  expect(folded(a)).toBe(folded(b))
})

test('[F.1] a letter that stands for another is compared as that one, not left out', () => {
  expect(folded('ς')).toBe('σ')
  expect(folded('یکة')).toBe('يكه')
})

/** The words of a text: what each is, from where to where, and how it may be written. */
const words = (text: string) => wordsIn(text).map(({ is, from, to, spellings }) => [is, from, to, spellings.join('|')])

test('[F.1] two words that a hyphen or an apostrophe holds together are found as one too', () => {
  expect(words("Ann O'Brien")).toEqual([
    ['word', 0, 3, 'ann'],
    ['word', 4, 5, 'o'],
    ['word', 6, 11, 'brien'],
    ['joined', 4, 11, 'obrien'],
  ])
  for (const joint of ['-', '’', '‐']) expect(words(`e${joint}bike`)).toContainEqual(['joined', 0, 6, 'ebike'])
  for (const apart of ['Alfa Beta', 'Alfa - Beta', 'Alfa -Beta', 'Alfa- Beta', 'Alfa--Beta', 'Alfa/Beta'])
    expect(
      wordsIn(apart).map(({ is }) => is),
      apart,
    ).toEqual(['word', 'word'])
})

test.each([
  ['中国', 'Han'],
  ['さく', 'Hiragana'],
  ['カナ', 'Katakana'],
  ['กข', 'Thai'],
])('[F.1] in %s (%s) there are no blanks, so any letter may begin a word', (run) => {
  const [first, second] = run
  expect(words(`AB 3M${run}`)).toEqual([
    ['word', 0, 2, 'ab'],
    ['word', 3, 5, '3m'],
    ['word', 5, 7, spellingsOf(run)[0]],
    ['rest', 6, 7, spellingsOf(second!)[0]],
  ])
  expect(words(`${first}-A`)[1]).toEqual(['word', 2, 3, 'a'])
})

test('[F.1] a letter of two halves begins one word, and a run without an end not endlessly many', () => {
  expect(words('𠮷野')).toEqual([
    ['word', 0, 3, '𠮷野'],
    ['rest', 2, 3, '野'],
  ])
  expect(wordsIn('中'.repeat(39))).toHaveLength(39)
  expect(wordsIn('中'.repeat(60))).toHaveLength(40)
})

test('marks without a letter are no word', () => {
  expect(wordsIn('\u0301 a')).toHaveLength(1)
})
