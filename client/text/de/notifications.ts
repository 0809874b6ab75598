import type { Words } from '../en.ts'

export const notifications: Words['notifications'] = {
  title: 'Benachrichtigungen',
  hereTitle: 'Solange diese Seite offen ist',
  hereMeans: 'Eine Änderung liegt über der Seite, bis Sie sie gesehen haben. Sie kann sich auch bemerkbar machen.',
  sound: 'Ton',
  vibration: 'Vibration',
  rounds: 'Auch wenn meine Runde beginnt und 5 Minuten vor ihrem Ende',
  tryIt: 'Ausprobieren',
  afterTap: 'Tippen Sie die Seite nach dem Öffnen einmal an: Erst dann lässt der Browser sie hörbar werden.',
  awayTitle: 'Wenn sie geschlossen ist',
  awayMeans:
    'Dieses Gerät sagt dann, dass sich etwas geändert hat, jemand ein Gespräch anfragt oder Ihr nächstes in 5 Minuten beginnt. Keine Namen, keine Tische: Die stehen auf der Seite.',
  turnOn: 'Einschalten',
  turnOff: 'Ausschalten',
  on: 'Auf diesem Gerät eingeschaltet.',
  off: 'Auf diesem Gerät ausgeschaltet.',
  failed:
    'Das ging nicht: Der Dienst Ihres Browsers hat nicht geantwortet. Es wurde nichts geändert; versuchen Sie es gleich noch einmal.',
  seenBy: (seen, of) => `gesehen von ${seen} von ${of}`,
  hindrance: {
    insecure:
      'Browser erlauben das nur auf Seiten, deren Adresse mit https beginnt. Fragen Sie den Veranstalter nach einer solchen Adresse.',
    'no-server':
      'Diese Veranstaltung schickt keine Benachrichtigungen. Was sich ändert, steht hier, sobald Sie die Seite öffnen.',
    'home-screen':
      'Legen Sie diese Seite auf dem iPhone oder iPad zuerst auf den Home-Bildschirm: Teilen antippen, dann Zum Home-Bildschirm. Öffnen Sie sie von dort und kommen Sie hierher zurück.',
    unsupported:
      'Dieser Browser kann bei geschlossener Seite nichts melden. Aktuelle Versionen von Chrome, Edge, Firefox und Safari können es.',
    denied:
      'Ihr Browser blockiert Benachrichtigungen dieser Seite. Erlauben Sie sie in den Einstellungen der Website, über das Zeichen neben der Adresse, und kommen Sie hierher zurück.',
    'no-line': 'Keine Verbindung. Sie können das ändern, sobald Sie wieder online sind.',
  },
}
