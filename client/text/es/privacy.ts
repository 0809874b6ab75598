import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const privacy: Words['privacy'] = {
  title: 'Sus datos en esta sala',
  responsible: (name) => `${name} es responsable de sus datos aquí. Sirven para concertar sus reuniones.`,
  nobodyNamed: 'La organización es responsable de sus datos aquí. Sirven para concertar sus reuniones.',
  read: 'Leer más',
  understood: 'Entendido',
  who: 'Quién es responsable',
  theOrganisers: 'La organización de este evento.',
  whatFor: 'Para qué',
  purpose:
    'Para concertar sus reuniones, llevar la jornada y contar lo que resultó de ella. No hay publicidad ni rastreo.',
  whatOthersSee: 'Qué ven los demás de usted',
  others:
    'Toda la sala ve su nombre, su organización y su país, lo que dice de sí y cuándo está ocupado, no por qué. De una reunión saben quienes participan, sus responsables de delegación y la organización. Los mensajes los leen las dos partes y sus responsables. La pantalla grande no nombra a nadie.',
  howLong: 'Cuánto tiempo',
  days: (count) => `Todo se borra ${some(count, 'día', 'días')} después del evento.`,
  howErased: 'Cómo pedir que le borren',
  erased:
    'Dígaselo a la organización. Su nombre y todas sus palabras se borran entonces de inmediato, y lo que queda por delante se cancela. Que una reunión tuvo lugar se sigue contando, sin nombre.',
  fromOrganisers: 'De la organización',

  setUp: 'Aviso de privacidad',
  setUpMeans:
    'Lo lee cada persona al abrir su enlace por primera vez, y quien quiere participar, junto al formulario. El resto dice lo que Rondo hace por sí mismo.',
  responsibleLabel: 'Quién es responsable',
  responsibleNote: 'nombre y forma de contacto',
  textLabel: 'Sus propias palabras',
  textNote: 'puede quedar vacío',
  preview: 'Así se lee',
}
