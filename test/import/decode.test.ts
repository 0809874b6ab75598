import { expect, test } from 'vitest'
import { decodeList } from '../../server/import/decode.ts'
import { readCsv } from '../../shared/import/read.ts'
import { faultsOf, header } from './lists.ts'

const text = `${header}\nŁucja 🌱 Dąbrowska,Alfa,cluster,PL,`
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
const utf16 = Buffer.from('\ufeff' + text, 'utf16le')

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8', Buffer.from('\ufeff' + text)],
  ['UTF-16', utf16],
  ['UTF-16', swapped(utf16)],
])('%s', (encoding, bytes) => {
  expect(decodeList(bytes)).toEqual({ text, encoding })
})

test('Windows-1252, with its letters between 0x80 and 0x9F', () => {
  const bytes = Buffer.from([0x80, 0x96, 0x84, 0x93, 0x8a, 0x9f, 0xe4])
  expect(decodeList(bytes)).toEqual({ text: '€–„“ŠŸä', encoding: 'Windows-1252' })
})

test('bytes that Windows-1252 does not have are damage', () => {
  const bytes = Buffer.concat([Buffer.from(`${header}\nAna\x81,Alfa,cluster,HR,`, 'latin1')])
  expect(faultsOf(readCsv(decodeList(bytes).text))).toEqual(['2 name bad-encoding'])
})

test('bytes that are no UTF-8 in a file that is UTF-8 elsewhere are damage in their cell', () => {
  const bytes = Buffer.concat([
    Buffer.from(`${header}\nZoë,Alfa,cluster,HR,\nZo`),
    Buffer.from([0xeb]),
    Buffer.from(',Alfa,cluster,HR,'),
  ])
  expect(decodeList(bytes).encoding).toBe('UTF-8')
  expect(faultsOf(readCsv(decodeList(bytes).text))).toEqual(['3 name bad-encoding'])
  const marked = Buffer.concat([Buffer.from('\ufeff'), Buffer.from(`${header}\nZo\xeb,Alfa,cluster,HR,`, 'latin1')])
  expect(faultsOf(readCsv(decodeList(marked).text))).toEqual(['2 name bad-encoding'])
})

test('UTF-16 cut in the middle of a letter is damage', () => {
  expect(decodeList(utf16.subarray(0, utf16.length - 1)).text.at(-1)).toBe('\ufffd')
})
