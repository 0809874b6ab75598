import type { Script } from './script.ts'

/** Days that once went wrong: seeds, or what was left of them when they were made as small as they get. */
export const kept: readonly (readonly [what: string, day: number | Script])[] = [
  ['a command sent again over a line that was not greeted yet', 500003],
  ['a command sent again to a node that stands still, before it let its line in', 1001886],
  ['a store that fails over loses an append whole, or not at all', 2014601],
  ['the words of somebody who was removed and applies again with others', 384],
  [
    'a booking at a table that is refused for the slot which the request of the two prefers',
    {
      seed: 30037679,
      people: 5,
      tables: 3,
      nodes: 1,
      faults: { 'lost message': 0.008917696050368249 },
      steps: [
        { at: 61651.94808939099, does: 'ask', seed: 342866553 },
        { at: 85572.45253832638, does: 'ask', seed: 1781296134 },
        { at: 98108.10574391484, does: 'ask', seed: 4206726817 },
      ],
    },
  ],
  [
    'a round begun by hand while people of it still sit in another session, and then held',
    {
      seed: 30044137,
      people: 16,
      tables: 5,
      nodes: 1,
      faults: {},
      steps: [
        { at: 21501.292880743742, does: 'ask', seed: 2982039439 },
        { at: 23121.890496581793, does: 'ask', seed: 1519884142 },
        { at: 139702.2084109038, does: 'ask', seed: 968985437 },
        { at: 201269.16694396734, does: 'ask', seed: 2974396919 },
        { at: 201292.16694396734, does: 'ask', seed: 3178159463 },
        { at: 312382.1202134043, does: 'ask', seed: 2606876804 },
      ],
    },
  ],
  ['a held round that is started again, and so resumed: time moves over a tour', 20030105],
]
