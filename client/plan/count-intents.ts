import { openDocument, type TicketOffice } from '../yjs/open-document.svelte.ts'
import { contentOf, mapsOf } from './writing.ts'

/**
 * Looks into a plan without entering it: says for how many meetings it plans, and again whenever that changes.
 * @returns what ends it
 */
export function countIntents(office: TicketOffice, planId: string, tell: (count: number) => void): () => void {
  const document = openDocument(office, `plan:${planId}`)
  const maps = mapsOf(document.doc)
  maps.intents.observe(() => tell(contentOf(maps).intents.size))
  return () => document.close()
}
