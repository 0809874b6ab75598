import { kinds, type OrganisationKind } from '../room.ts'
import { wordForm } from './clean.ts'
import { nearest } from './nearest.ts'

/** What lists call the kinds, beside the codes themselves. */
const words: Readonly<Record<OrganisationKind, readonly string[]>> = {
  cluster: ['cluster organisation', 'cluster organization', 'Clusterorganisation', 'clúster', 'pôle'],
  company: ['business', 'enterprise', 'SME', 'Unternehmen', 'Firma', 'empresa', 'entreprise', 'impresa', 'azienda'],
  development: [
    'development organisation',
    'development organization',
    'development agency',
    'EDO',
    'Wirtschaftsförderung',
    'agencia de desarrollo',
    'agence de développement',
    'agenzia di sviluppo',
    'agência de desenvolvimento',
  ],
  research: [
    'R&D institution',
    'university',
    'Forschungseinrichtung',
    'centro de investigación',
    'recherche',
    'ricerca',
    'investigação',
  ],
  public: [
    'public body',
    'government',
    'Behörde',
    'administración pública',
    'administration publique',
    'ente pubblico',
    'administração pública',
  ],
}

const kindByForm = new Map<string, OrganisationKind>()
for (const kind of kinds) for (const word of [kind, ...words[kind]]) kindByForm.set(wordForm(word), kind)

/** The kind that a word stands for; null where it is none. */
export function kindOf(text: string): OrganisationKind | null {
  return kindByForm.get(wordForm(text)) ?? null
}

/** The kind whose word is a slip of the pen away; undefined where there is none, or several. */
export function nearKind(text: string): OrganisationKind | undefined {
  return nearest(wordForm(text), kindByForm)
}

/** Yes in the six languages, and what else stands for it in a cell. */
const yes = new Set(['yes', 'true', '1', 'x', 'ja', 'sí', 'oui', 'sì', 'sim'].map(wordForm))

/** Whether a cell says yes; everything else is no. */
export function saysYes(text: string): boolean {
  return yes.has(wordForm(text))
}
