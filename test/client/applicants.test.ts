import { expect, test } from 'vitest'
import { applicantsOf, lineOf, outlookOf } from '../../client/setup/joining/applicants.ts'
import type { ApplicationRecord, ParticipantRecord } from '../../shared/views/records.ts'

const application = (id: string, more: Partial<ApplicationRecord> = {}): ApplicationRecord => ({
  kind: 'application',
  id,
  state: 'undecided',
  name: id.toUpperCase(),
  organisation: `${id} Ltd`,
  organisationKind: 'company',
  country: 'IT',
  delegation: '',
  sectors: [],
  offers: [],
  seeks: [],
  markets: [],
  languages: [],
  email: `${id}@x.example`,
  stepFree: false,
  online: false,
  listed: false,
  appliedAt: `2030-01-01T10:00:00.00${id.length}Z`,
  decidedAt: null,
  told: false,
  times: 1,
  ...more,
})

const person = (id: string, more: Partial<ParticipantRecord> = {}) =>
  ({ ...application(id), kind: 'participant', state: 'present', ...more }) as unknown as ParticipantRecord

const people = (...all: ParticipantRecord[]) => new Map(all.map((one) => [one.id, one]))
const companies = { kind: ['company'], most: 2 } as const
const company = { kind: 'company', delegation: '' } as const

test('[J.6] the waiting list is in the order in which people were put on it', () => {
  const at = (decidedAt: string) => ({ state: 'deferred', decidedAt }) as const
  const list = [
    application('b', at('2030-01-02T10:00:00.000Z')),
    application('a', at('2030-01-03T10:00:00.000Z')),
    application('c'),
  ]
  const applicants = applicantsOf(list, people())
  expect(applicants.map(({ id, turn }) => [id, turn])).toEqual([
    ['c', undefined],
    ['b', 1],
    ['a', 2],
  ])
  const fit = (most: number, present: number) =>
    lineOf(
      [{ ...companies, most }],
      Array.from({ length: present }, () => company),
      applicants,
    ).fit
  expect(fit(2, 1)).toEqual(['b'])
  expect(fit(3, 1)).toEqual(['b', 'a'])
  expect(fit(2, 2)).toEqual([])
})

test('[J.4] what accepting would come to, before it is done', () => {
  const known = person('p', { email: 'C@x.example' })
  const chosen = applicantsOf(
    ['a', 'b', 'c', 'd'].map((id) => application(id, id === 'd' ? { organisationKind: 'research' } : {})),
    people(known),
  )
  const outlook = outlookOf([companies], [company], chosen)
  expect(outlook).toEqual({ fit: ['a', 'd'], noPlace: ['b'], known: ['c'], counts: [2] })
})

test('who is in tells of themselves as a participant', () => {
  const [one] = applicantsOf(
    [application('a', { state: 'accepted', name: '', organisation: '' })],
    people(person('a', { name: 'Ada', organisation: 'Lenses' })),
  )
  expect(one).toMatchObject({ name: 'Ada', organisation: 'Lenses', known: false })
})
