import { untrack } from 'svelte'

let said = $state('')

/** What is to be heard now. */
export function announced(): string {
  return said
}

/**
 * Says a change to whoever listens instead of looking, when their screen reader has finished its sentence. Every page has one such
 * voice (Toaster.svelte): two would talk over each other. What asks for an answer is no announcement but a dialog or an alert.
 */
export function announce(text: string): void {
  // The same words again are heard again only if the text changes.
  said = said === text ? `${text}\u00A0` : text
}

/** Announces what `words` gives whenever it becomes something else; its first value stands on the page and is read there. */
export function announceChanges(words: () => string): void {
  let before: string | undefined
  $effect(() => {
    const now = words()
    if (before !== undefined && now !== before && now !== '') untrack(() => announce(now))
    before = now
  })
}
