import { describe, expect, test } from 'vitest'
import { commandSchemas } from '../../shared/commands.ts'
import { inLines, inOneLine } from '../../shared/text.ts'

describe('[G.10] text is kept as it may be shown anywhere', () => {
  test.each([
    ['a name turned round', 'Ann \u202Enn\u202C A', 'Ann nn A'],
    ['isolates, a zero-width space, a byte order mark', '\uFEFFA\u2066n\u2069n\u200B', 'Ann'],
    ['control characters', 'A\u0000n\u0007n\u001B[31m\u0085', 'Ann[31m'],
    ['half of a surrogate pair', 'Ann \uD83D and \uDE00', 'Ann and'],
    [
      'a heap of marks',
      `Z${'\u0335'.repeat(50)}oe${'\u0301'.repeat(50)}`,
      `Z${'\u0335'.repeat(6)}oé${'\u0301'.repeat(6)}`,
    ],
    ['letters taken apart', 'Zoe\u0308', 'Zoë'],
    ['blanks and lines', '  A \n\t B\u2028C ', 'A B C'],
    ['a family joined of four', '👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦'],
    ['Persian with a joiner', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['a direction mark', 'C\u200E++', 'C\u200E++'],
    ['Hebrew with vowels and accents', 'בְּרֵאשִׁ֖ית', 'בְּרֵאשִׁ֖ית'.normalize('NFC')],
    ['markup stays what it is', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('%s', (_, written, kept) => {
    expect(inOneLine(written)).toBe(kept)
    expect(inOneLine(kept)).toBe(kept)
  })

  test('a message keeps its lines, whatever ends them', () => {
    expect(inLines('One\r\n two\rthree\u2029four\n')).toBe('One\n two\nthree\nfour')
  })

  test('limits and emptiness count what is kept', () => {
    const table = commandSchemas['add-table']
    expect(table.safeParse({ label: '\u202E\u200B' }).success).toBe(false)
    expect(table.parse({ label: `A${'\u202E'.repeat(50)}` }).label).toBe('A')
    expect(commandSchemas['send-request'].safeParse({ to: 'x', message: 'm'.repeat(501) }).success).toBe(false)
  })

  test('the address of a table is one of http or https, in one piece', () => {
    const url = (text: string) => commandSchemas['add-table'].safeParse({ label: 'A', url: text }).data?.url
    expect(url('https://meet.example/1')).toBe('https://meet.example/1')
    expect(url('https://meet.example/\r\nATTENDEE:x')).toBe('https://meet.example/ATTENDEE:x')
    for (const wrong of ['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', '//x', 'ftp://x', 'x'])
      expect(url(wrong), wrong).toBeUndefined()
  })
})
