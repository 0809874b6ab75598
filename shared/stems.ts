import { spellingsOf } from './folding.ts'

// [F5] What two people write of the same thing, each in their own language and case, is compared by the stems of its words.

/** Words that say nothing of what is offered or sought: small ones, and those that every company uses. Folded. */
const empty = new Set(
  (
    'a an and or of for in on to the with by from at as is we our all any other new ' +
    'der die das den dem des ein eine einer und oder von fur in im am mit zu zur aus auf bei wir unser sowie alle ' +
    'le la les l d de du des un une et ou pour en dans avec par sur aux au nous notre ' +
    'el los las un una y o u para con por del al nos ' +
    'il lo gli i uno e ed per con di da dal della dei delle nel su ' +
    'os as um uma e ou do da dos das no na com por em ' +
    'technology technologies technologie technologien technologia tecnologia tecnologias tecnologie ' +
    'solution solutions losung losungen soluciones solucion soluzione soluzioni solucao solucoes ' +
    'system systems systeme systemen systemes sistema sistemas sistemi ' +
    'service services servicio servicios servizio servizi servico servicos dienst dienste dienstleistung dienstleistungen ' +
    'product products produkt produkte produit produits producto productos prodotto prodotti produto produtos ' +
    'company companies unternehmen firma firmen entreprise entreprises empresa empresas azienda aziende impresa imprese ' +
    'partner partners partenaire partenaires socio socios parceiro parceiros'
  ).split(' '),
)

const word = /[\p{L}\p{N}\p{M}]+/gu

/** Spellings of the same word that came through Greek and Latin into six languages: Photovoltaik, fotovoltaica, photovoltaics. */
const greek: readonly [RegExp, string][] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ch|ck|qu/g, 'c'],
  [/k|q/g, 'c'],
  [/y/g, 'i'],
  [/z/g, 's'],
  [/(.)\1/g, '$1'],
]
/** Endings of plurals, genders and cases, taken off one after another. */
const ending = /(?:s|en|em|[aeiou])$/
const SHORTEST = 4
const isLatin = /^[a-z]+$/

/** The stems of a text's words, without empty ones, each once, in order. A text of nothing else keeps them: it means them. */
export function stemsOf(text: string): readonly string[] {
  const words = (text.match(word) ?? []).map(known)
  const telling = words.filter(({ isEmpty }) => !isEmpty)
  return [...new Set((telling.length > 0 ? telling : words).map(({ stem }) => stem))]
}

/** Words as they were written, with what came of them: a hall of 2,000 people uses few of them often. */
const lexicon = new Map<string, { stem: string; isEmpty: boolean }>()
const MOST_WORDS = 50_000

function known(written: string): { stem: string; isEmpty: boolean } {
  const entry = lexicon.get(written)
  if (entry) return entry
  if (lexicon.size >= MOST_WORDS) lexicon.clear()
  const folded = spellingsOf(written)[0]!
  const made = { stem: stemOf(folded), isEmpty: empty.has(folded) }
  lexicon.set(written, made)
  return made
}

/** `folded`: a word in its plain spelling. */
function stemOf(folded: string): string {
  if (!isLatin.test(folded) || folded.length < SHORTEST) return folded
  let stem = folded
  for (const [said, written] of greek) stem = stem.replace(said, written)
  for (;;) {
    const shorter = stem.replace(ending, '')
    if (shorter === stem || shorter.length < SHORTEST) return stem
    stem = shorter
  }
}
