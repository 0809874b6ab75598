import type { Choices } from './choices.svelte.ts'

/** What a page makes itself heard for: something new, the beginning of one's round, and its last five minutes. */
export type Signal = 'news' | 'round' | 'last-minutes'

/** Tones as `[Hz, from, to]`, s. Each signal is told from the others by ear and by hand. */
const tones: Record<Signal, readonly (readonly [number, number, number])[]> = {
  news: [
    [659, 0, 0.14],
    [880, 0.16, 0.36],
  ],
  round: [[587, 0, 0.6]],
  'last-minutes': [
    [494, 0, 0.12],
    [494, 0.2, 0.32],
  ],
}
/** ms, pressed and released by turns. */
const pulses: Record<Signal, number[]> = { news: [180, 100, 180], round: [500], 'last-minutes': [80, 80, 80] }
/** Of the loudest a device can. */
const LOUDNESS = 0.25

let audio: AudioContext | undefined

/** Browsers let a page be heard only once somebody has touched it: to be called when they do. */
export function allowSound(): void {
  audio ??= new AudioContext()
  if (audio.state === 'suspended') void audio.resume()
}

/** Phones can; desktop browsers say so and cannot, Safari never can. */
export function canVibrate(): boolean {
  return 'vibrate' in navigator && matchMedia('(pointer: coarse)').matches
}

export function give(signal: Signal, { sound, vibration }: Pick<Choices, 'sound' | 'vibration'>): void {
  if (sound) play(signal)
  if (vibration && canVibrate()) navigator.vibrate(pulses[signal])
}

function play(signal: Signal): void {
  if (audio?.state !== 'running') return
  const { currentTime: now, destination } = audio
  for (const [hertz, from, to] of tones[signal]) {
    const tone = audio.createOscillator()
    const swell = audio.createGain()
    tone.frequency.value = hertz
    // Without a swell at both ends it clicks.
    swell.gain.setValueAtTime(0, now + from)
    swell.gain.linearRampToValueAtTime(LOUDNESS, now + from + 0.02)
    swell.gain.setValueAtTime(LOUDNESS, now + to - 0.05)
    swell.gain.linearRampToValueAtTime(0, now + to)
    tone.connect(swell).connect(destination)
    tone.start(now + from)
    tone.stop(now + to)
  }
}
