import { expect, test } from 'vitest'
import { mailForm, nameForm } from '../../shared/names.ts'

test.each([
  ['trimming and runs of blanks', ' New   Cluster\t', 'New Cluster'],
  ['case', 'STRASSE', 'strasse'],
  ['letters that have no partner', 'Straße', 'STRASSE'],
  ['letters with two partners', 'ıI', 'Iı'],
  ['Unicode form', 'Café', 'Cafe\u0301'],
])('[O.4] names are the same whatever their %s', (_, a, b) => expect(nameForm(a)).toBe(nameForm(b)))

test.each([
  ['a blank', 'New Cluster', 'NewCluster'],
  ['an accent', 'Café', 'Cafe'],
])('[O.4] names that differ in %s are two', (_, a, b) => expect(nameForm(a)).not.toBe(nameForm(b)))

test('addresses are the same whatever their case and blanks', () => {
  expect(mailForm(' Ann @Example. org\n')).toBe('ann@example.org')
  expect(mailForm('  ')).toBe('')
})
