/** Characters of a note on a card. */
export const MOST_NOTE = 500
