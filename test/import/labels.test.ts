import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proposedLabels } from '../../shared/import/labels.ts'
import { nameForm } from '../../shared/names.ts'

const labelsOf = (...organisations: string[]) => {
  const { byOrganisation } = proposedLabels(organisations.map((organisation) => ({ organisation })))
  return organisations.map((organisation) => byOrganisation.get(nameForm(organisation)))
}

test.each([
  ['Clúster Agroalimentario del Valle del Ebro', 'Ebro'],
  ['Landmaschinenbau-Allianz Weser-Ems e. V.', 'Weser'],
  ['Śląski Klaster Czystych Technologii', 'Śląsk'],
  ['Polo Vitivinícola de Cuyo', 'Cuyo'],
  ['Observatorio de Mercados Asia-Pacífico', 'Asia'],
  ['Nordlößau Bio GmbH', 'Nordl'],
  ['翠谷循環經濟聚落', '翠谷'],
  ['달빛 스마트그리드 연구원', '달빛'],
  ['Cluster Energy', 'Energ'],
  ['=1+1', 'Org'],
])('%s: %s', (organisation, label) => expect(labelsOf(organisation)).toEqual([label]))

test('of two alike the later gets the initial of another word, then a number', () => {
  expect(labelsOf('Cluster Energy Valdoriva', 'Cluster Food Valdoriva', 'Valdoriva', 'VALDORIVA  ')).toEqual([
    'Valdo',
    'ValdF',
    'Vald2',
    'Vald2',
  ])
})

test('a word that many have tells less than one that only this one has', () => {
  expect(labelsOf('Ibar Toma', 'Ibar Luka', 'Ibar Nera')).toEqual(['Toma', 'Luka', 'Nera'])
})

test('what is given is kept where it is free, cut to five letters, and before anything is proposed', () => {
  const { byOrganisation, alike } = proposedLabels([
    { organisation: 'Valdoriva' },
    { organisation: 'Alfa', label: 'Valdo' },
    { organisation: 'Cluster Dubrovina', label: 'VALDO' },
    { organisation: 'Gamma', label: 'Gammaland' },
    { organisation: 'alfa' },
  ])
  expect(Object.fromEntries(byOrganisation)).toEqual({
    alfa: 'Valdo',
    gamma: 'Gamma',
    valdoriva: 'Vald2',
    'cluster dubrovina': 'VALDD',
  })
  expect(alike).toEqual(['valdoriva', 'cluster dubrovina'])
})

test('labels in the room stay, unless another one is given that is free', () => {
  const taken = [
    { organisation: 'Alfa', label: 'A1' },
    { organisation: 'Beta', label: 'B1' },
  ]
  const { byOrganisation } = proposedLabels(
    [{ organisation: 'ALFA', label: 'b1' }, { organisation: 'Beta', label: 'B2' }, { organisation: 'B2' }],
    taken,
  )
  expect(Object.fromEntries(byOrganisation)).toEqual({ alfa: 'A1', beta: 'B2', b2: 'B22' })
})

test('every organisation has one, at most five letters, unlike all others whatever the case, and always the same', () => {
  const name = fc.oneof(
    fc.constantFrom('Cluster Ebro', 'cluster EBRO AG', 'Ebro', 'Ebro 2', 'Ebro2', '', '🌱'),
    fc.string({ unit: 'grapheme' }),
  )
  const wish = fc.record({ organisation: name, label: fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme' })) })
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
      const { byOrganisation } = proposedLabels(wishes)
      const labels = [...byOrganisation.values()]
      expect(new Set(byOrganisation.keys())).toEqual(new Set(wishes.map(({ organisation }) => nameForm(organisation))))
      expect(new Set(labels.map(nameForm)).size).toBe(labels.length)
      for (const label of labels) expect(label.match(/^\P{M}?(\P{M}\p{M}*){0,5}$/u), label).not.toBeNull()
      for (const label of labels) expect(label).not.toBe('')
      expect(proposedLabels(wishes)).toEqual({ byOrganisation, alike: expect.anything() })
    }),
  )
})

test('five thousand of the same name are labelled in a moment: nobody else has to wait for it', () => {
  const wishes = Array.from({ length: 5_000 }, (_, i) => ({ organisation: `Org ${i}` }))
  const begun = performance.now()
  expect(new Set(proposedLabels(wishes).byOrganisation.values()).size).toBe(5_000)
  // Tried one by one from 2 on, as it once was, they took twenty seconds.
  expect(performance.now() - begun).toBeLessThan(3_000)
})
