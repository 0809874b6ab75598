import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const people: Words['people'] = {
  worth: 'Lohnende Gespräche',
  moreWorth: (count) => `${count} weitere`,
  everybody: 'Alle',
  others: 'Alle anderen',
  dismiss: (name) => `${name} nicht vorschlagen`,
  dismissed: (name) => `${name} wird nicht mehr vorgeschlagen.`,
  suggestAgain: (count) => `${some(count, 'ausgelassene Person', 'ausgelassene Personen')} wieder vorschlagen`,
  freeThen: (count) => some(count, 'passende Person', 'passende Personen'),
  sameSector: (what) => `Gleiche Branche: ${what}`,
  sameMarket: (what) => `Ihr Markt: ${what}`,
  shareSectors: (what) => `Gleiche Branche wie Sie: ${what}.`,
  shareMarkets: (what) => `Ihr Markt: ${what}.`,
  foundIn: { organisation: 'Organisation', label: 'Kürzel', delegation: 'Delegation', about: 'Zur Person' },

  about: 'Einige Worte über Sie',
  aboutNote: (left) => `noch ${some(left, 'Zeichen', 'Zeichen')}`,
  readByAll: 'Alle im Raum können das lesen. Organisation, Land und Art ändern die Veranstalter.',
  preview: 'So sehen andere Sie',
  edit: 'Weiter bearbeiten',

  picture: 'Logo oder Foto',
  pictureMeans:
    'Alle im Raum sehen es neben Ihrem Namen. Es wird auf diesem Telefon verkleinert, bevor es gesendet wird.',
  choose: 'Bild wählen',
  another: 'Anderes Bild wählen',
  remove: 'Bild entfernen',
  shape: 'Wie es das Quadrat füllt',
  fill: 'Quadrat füllen',
  whole: 'Ganz zeigen',
  use: 'Dieses Bild verwenden',
  pictureSaved: 'Das Bild ist gespeichert.',
  pictureRemoved: 'Das Bild ist entfernt.',
  pictureFault: {
    unreadable: 'Dieses Telefon kann die Datei nicht als Bild lesen. Ein Foto oder Logo als JPEG, PNG oder WebP geht.',
    'too-large': 'Das Bild ist zu groß für dieses Telefon. Eines mit weniger als 12.000 Pixeln je Seite geht.',
    'no-line': 'Keine Verbindung. Das Bild wurde nicht gespeichert; sonst ging nichts verloren.',
    refused: 'Der Server hat das Bild nicht angenommen. Ihr bisheriges ist unverändert.',
  },
}
