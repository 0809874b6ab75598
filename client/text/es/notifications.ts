import type { Words } from '../en.ts'

export const notifications: Words['notifications'] = {
  title: 'Notificaciones',
  hereTitle: 'Mientras esta página está abierta',
  hereMeans: 'Un cambio cubre la página hasta que lo haya visto. También puede hacerse oír.',
  sound: 'Sonido',
  vibration: 'Vibración',
  rounds: 'También cuando empieza mi ronda y 5 minutos antes de que termine',
  tryIt: 'Probar',
  afterTap: 'Tras abrir la página, tóquela una vez: solo entonces el navegador deja que se oiga.',
  awayTitle: 'Cuando está cerrada',
  awayMeans:
    'Este dispositivo dice entonces que algo ha cambiado, que alguien solicita una reunión o que la próxima empieza en 5 minutos. Sin nombres ni mesas: están en la página.',
  turnOn: 'Activar',
  turnOff: 'Desactivar',
  on: 'Activadas en este dispositivo.',
  off: 'Desactivadas en este dispositivo.',
  failed:
    'No ha funcionado: el servicio de su navegador no ha respondido. No se ha cambiado nada; vuelva a intentarlo en un momento.',
  seenBy: (seen, of) => `visto por ${seen} de ${of}`,
  hindrance: {
    insecure:
      'Los navegadores solo lo permiten en páginas cuya dirección empieza por https. Pida una dirección así a los organizadores.',
    'no-server': 'Este evento no envía notificaciones. Lo que cambie estará aquí en cuanto abra la página.',
    'home-screen':
      'En un iPhone o iPad, añada primero esta página a la pantalla de inicio: toque Compartir y luego Añadir a pantalla de inicio. Ábrala desde allí y vuelva aquí.',
    unsupported:
      'Este navegador no puede avisar con la página cerrada. Las versiones actuales de Chrome, Edge, Firefox y Safari sí pueden.',
    denied:
      'Su navegador bloquea las notificaciones de esta página. Permítalas en los ajustes del sitio, con el signo junto a la dirección, y vuelva aquí.',
    'no-line': 'Sin conexión. Podrá cambiarlo cuando vuelva a estar en línea.',
  },
}
