import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const people: Words['people'] = {
  worth: 'Le conviene conocer',
  moreWorth: (count) => `${count} más`,
  everybody: 'Todos',
  others: 'Todos los demás',
  dismiss: (name) => `No sugerir a ${name}`,
  dismissed: (name) => `Ya no se sugiere a ${name}.`,
  suggestAgain: (count) => `Volver a sugerir ${some(count, 'persona descartada', 'personas descartadas')}`,
  freeThen: (count) => some(count, 'persona afín', 'personas afines'),
  sameSector: (what) => `Mismo sector: ${what}`,
  sameMarket: (what) => `Su mercado: ${what}`,
  shareSectors: (what) => `Mismo sector que usted: ${what}.`,
  shareMarkets: (what) => `Su mercado: ${what}.`,
  foundIn: { organisation: 'Organización', label: 'Sigla', delegation: 'Delegación', about: 'Sobre la persona' },

  about: 'Unas palabras sobre usted',
  aboutNote: (left) => `${some(left, 'carácter', 'caracteres')} más`,
  readByAll: 'Todos en la sala pueden leerlo. Organización, país y tipo los cambian los organizadores.',
  preview: 'Cómo le ven los demás',
  edit: 'Seguir editando',

  picture: 'Logotipo o foto',
  pictureMeans: 'Todos en la sala la ven junto a su nombre. Se reduce en este teléfono antes de enviarla.',
  choose: 'Elegir una imagen',
  another: 'Elegir otra',
  remove: 'Quitar la imagen',
  shape: 'Cómo llena el cuadrado',
  fill: 'Llenar el cuadrado',
  whole: 'Mostrarla entera',
  use: 'Usar esta imagen',
  pictureSaved: 'La imagen está guardada.',
  pictureRemoved: 'La imagen se ha quitado.',
  pictureFault: {
    unreadable:
      'Este teléfono no puede leer ese archivo como imagen. Sirve una foto o un logotipo en JPEG, PNG o WebP.',
    'too-large': 'Esa imagen es demasiado grande para este teléfono. Sirve una de menos de 12 000 píxeles por lado.',
    'no-line': 'Sin conexión. La imagen no se ha guardado; no se ha perdido nada más.',
    refused: 'El servidor no ha aceptado esta imagen. La anterior sigue igual.',
  },
}
