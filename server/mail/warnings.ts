import type { Config } from '../config.ts'

/** What an operator should know of how letters may leave from here, a sentence each; empty when all is well. */
export function mailWarnings({ mail, createKey }: Config): string[] {
  if (!mail || createKey !== undefined) return []
  return ['Everybody may open a room here and send mail from it to any address: set CREATE_KEY.']
}
