import { channels, type Channel, type Heard } from './channels.ts'
import type { Desk } from './desk.ts'
import { describePair, type Pair } from './pair.ts'
import { play } from './play.ts'

/** Where an audience can tell two histories apart that differ only in what it may not see. */
export interface Leak {
  seed: number
  channel: Channel
  /** For a person to read: both histories, and where the bytes part. */
  told: string
}

/** Plays both histories and compares all that their audience was sent, byte for byte. */
export async function listenTo(pair: Pair, desk: Desk): Promise<{ heard: Heard; leaks: Leak[] }> {
  const left = await play(pair, 'left', desk)
  const right = await play(pair, 'right', desk)
  const leaks = channels.flatMap((channel) => {
    const [one, other] = [left[channel], right[channel]]
    const at = Array.from({ length: Math.max(one.length, other.length) }, (_, i) => i).find((i) => one[i] !== other[i])
    return at === undefined ? [] : [{ seed: pair.seed, channel, told: leakOf(pair, channel, one[at], other[at]) }]
  })
  for (const line of [...left['log lines'], ...right['log lines']])
    if (namesAnybody(line, pair))
      leaks.push({ seed: pair.seed, channel: 'log lines', told: `A line names somebody: ${line}` })
  return { heard: left, leaks }
}

/** Whether a line holds a person's id, or any word that people wrote. */
function namesAnybody(line: string, { world }: Pair): boolean {
  return world.people.some((id) => line.includes(id)) || /Wq[a-z0-9]{8}/.test(line)
}

function leakOf(pair: Pair, channel: Channel, one = '(nothing)', other = '(nothing)'): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const around = (text: string) => text.slice(Math.max(0, at - 150), at + 150)
  return [describePair(pair), '', `${channel} differ at ${at}:`, `< ${around(one)}`, `> ${around(other)}`].join('\n')
}
