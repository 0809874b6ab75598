import { wordForm } from './clean.ts'
import type { Field } from './fields.ts'
import { headingLanguages, type HeadingLanguage } from './reading.ts'

/** The words by which columns are known, in the order of `headingLanguages`; commas between words of one language. */
const words: Readonly<Record<Field, readonly [string, string, string, string, string, string]>> = {
  name: [
    'name, full name, participant',
    'Name, Teilnehmer, Vor- und Nachname',
    'nombre, participante',
    'nom, participant',
    'nome, partecipante',
    'nome, participante',
  ],
  organisation: [
    'organisation, organization, institution',
    'Organisation, Einrichtung',
    'organización, entidad',
    'organisation, organisme',
    'organizzazione, ente',
    'organização, entidade',
  ],
  kind: ['kind, type, organisation type, organization type', 'Art, Typ', 'tipo', 'type', 'tipo', 'tipo'],
  country: ['country, country code', 'Land, Staat', 'país', 'pays', 'paese', 'país'],
  delegation: ['delegation', 'Delegation', 'delegación', 'délégation', 'delegazione', 'delegação'],
  sectors: [
    'sectors, sector, industries',
    'Branchen, Sektoren',
    'sectores',
    'secteurs, secteur',
    'settori, settore',
    'setores, setor',
  ],
  offers: [
    'offers, offer, we offer',
    'Angebot, Angebote',
    'oferta, ofrece',
    'offre, offres',
    'offerta, offre',
    'oferta, oferece',
  ],
  seeks: [
    'seeks, needs, looking for',
    'Gesuch, Suche',
    'demanda, busca',
    'recherche, cherche',
    'ricerca, cerca',
    'procura',
  ],
  markets: ['markets, target markets', 'Märkte, Zielmärkte', 'mercados', 'marchés', 'mercati', 'mercados'],
  languages: ['languages, language', 'Sprachen, Sprache', 'idiomas', 'langues', 'lingue', 'idiomas, línguas'],
  email: [
    'email, e-mail, e-mail address',
    'E-Mail, E-Mail-Adresse',
    'correo, correo electrónico',
    'courriel, e-mail',
    'e-mail, posta elettronica',
    'correio eletrónico, e-mail',
  ],
  label: ['short label, label', 'Kürzel', 'sigla', 'sigle', 'sigla', 'sigla'],
  stepFree: ['step-free', 'stufenlos', 'sin escalones', 'sans marche', 'senza gradini', 'sem degraus'],
  online: ['online', 'online', 'en línea', 'en ligne', 'online', 'online'],
  lead: ['lead', 'Leitung', 'jefe', 'chef', 'capo', 'chefe'],
  about: ['about', 'zur Person', 'acerca de', 'à propos', 'profilo', 'sobre'],
}

const fieldByForm = new Map<string, Field>()
const formsByLanguage = new Map<HeadingLanguage, Set<string>>(headingLanguages.map((language) => [language, new Set()]))

for (const [field, perLanguage] of Object.entries(words)) {
  headingLanguages.forEach((language, index) => {
    for (const word of perLanguage[index]!.split(', ')) {
      fieldByForm.set(wordForm(word), field as Field)
      formsByLanguage.get(language)!.add(wordForm(word))
    }
  })
}

/** The field that a heading names, in any of the six languages. */
export function fieldOf(heading: string): Field | undefined {
  return fieldByForm.get(wordForm(heading))
}

/** How many different fields a header has a column for. */
export function fieldsIn(headings: readonly string[]): number {
  return new Set(headings.map(fieldOf).filter((field) => field !== undefined)).size
}

/** The language that knows most of the headings; of equals the first. null where none was known. */
export function languageOf(headings: readonly string[]): HeadingLanguage | null {
  const forms = headings.map(wordForm)
  let best: HeadingLanguage | null = null
  let most = 0
  for (const [language, known] of formsByLanguage) {
    const count = forms.filter((form) => known.has(form)).length
    if (count > most) [best, most] = [language, count]
  }
  return best
}
