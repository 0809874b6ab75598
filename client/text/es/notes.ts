import type { Words } from '../en.ts'

// Lo que dicen las notas de una reunión, en español.

export const notes: Words['notes'] = {
  open: { note: 'Nota compartida', 'staff-note': 'Nota interna' },
  title: { note: 'Nota compartida', 'staff-note': 'Nota interna' },
  readBy: {
    two: 'Pueden leerla ustedes dos y el equipo de la organización.',
    more: 'Pueden leerla todos ustedes y el equipo de la organización.',
    lead: 'También la persona que dirige la delegación de alguno de ustedes.',
    people: 'Pueden leerla sus participantes y todo el equipo.',
    staff: 'Solo puede leerla el equipo.',
  },
  label: { note: 'Texto de la nota compartida', 'staff-note': 'Texto de la nota interna' },
  placeholder: 'Lo que se dijo, lo que se prometió',
  opening: 'Se está abriendo la nota.',
  saved: 'Guardado',
  saving: 'Aún sin guardar',
  noLine: 'Sin conexión: se guarda aquí hasta que vuelva',
  noLineSaved: 'Sin conexión. Lo que ve está guardado.',
  readOnly: 'Puede leerla, pero no escribir en ella.',
  archived: 'El evento ha terminado: ya no se puede cambiar nada.',
  full: 'La nota está llena. Quite antes algo.',
  refused: 'Esta nota no se puede abrir.',
  notYours: 'Esta nota no está destinada a usted.',
  gone: 'Esta nota ya no existe.',
  again: 'Intentar de nuevo',
  here: 'También aquí:',
  team: 'el equipo de la organización',
  steps: {
    title: 'Próximos pasos',
    none: 'Aún no se ha acordado ningún paso.',
    add: 'Añadir un paso',
    what: 'Qué',
    who: 'Quién',
    by: 'Plazo',
    done: 'Hecho',
    nameless: 'este paso',
    remove: (what) => `Quitar: ${what}`,
    removed: (what) => `Quitado: ${what}`,
  },
}
