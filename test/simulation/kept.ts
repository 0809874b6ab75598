import type { Script } from './script.ts'

/** Days that once went wrong: seeds, or what was left of them when they were made as small as they get. */
export const kept: readonly (readonly [what: string, day: number | Script])[] = []
