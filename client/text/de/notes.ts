import type { Words } from '../en.ts'

// Was die Notizen eines Gesprächs sagen, auf Deutsch.

export const notes: Words['notes'] = {
  open: { note: 'Gemeinsame Notiz', 'staff-note': 'Interne Notiz' },
  title: { note: 'Gemeinsame Notiz', 'staff-note': 'Interne Notiz' },
  readBy: {
    two: 'Sie beide und das Team der Veranstaltung können sie lesen.',
    more: 'Sie alle und das Team der Veranstaltung können sie lesen.',
    lead: 'Auch die Leitung einer Delegation, zu der jemand von Ihnen gehört.',
    people: 'Die Teilnehmenden des Gesprächs und das ganze Team können sie lesen.',
    staff: 'Nur das Team kann sie lesen.',
  },
  label: { note: 'Text der gemeinsamen Notiz', 'staff-note': 'Text der internen Notiz' },
  placeholder: 'Was besprochen, was zugesagt wurde',
  opening: 'Die Notiz wird geöffnet.',
  saved: 'Gespeichert',
  saving: 'Noch nicht gespeichert',
  noLine: 'Keine Verbindung: bleibt hier, bis sie wieder da ist',
  noLineSaved: 'Keine Verbindung. Was Sie sehen, ist gespeichert.',
  readOnly: 'Sie können sie lesen, aber nicht darin schreiben.',
  archived: 'Die Veranstaltung ist vorbei: darin lässt sich nichts mehr ändern.',
  full: 'Die Notiz ist voll. Nehmen Sie erst etwas heraus.',
  refused: 'Diese Notiz lässt sich nicht öffnen.',
  notYours: 'Diese Notiz können Sie nicht lesen.',
  gone: 'Diese Notiz gibt es nicht mehr.',
  again: 'Noch einmal versuchen',
  here: 'Auch hier:',
  team: 'das Team der Veranstaltung',
  steps: {
    title: 'Nächste Schritte',
    none: 'Noch ist kein nächster Schritt vereinbart.',
    add: 'Nächsten Schritt hinzufügen',
    what: 'Was',
    who: 'Wer',
    by: 'Bis',
    done: 'Erledigt',
    nameless: 'diesen Schritt',
    remove: (what) => `Entfernen: ${what}`,
    removed: (what) => `Entfernt: ${what}`,
  },
}
