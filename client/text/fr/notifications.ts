import type { Words } from '../en.ts'

export const notifications: Words['notifications'] = {
  title: 'Notifications',
  hereTitle: 'Quand cette page est ouverte',
  hereMeans: 'Un changement couvre la page jusqu’à ce que vous l’ayez vu. Il peut aussi se faire entendre.',
  sound: 'Son',
  vibration: 'Vibration',
  rounds: 'Aussi quand mon tour commence, et 5 minutes avant sa fin',
  tryIt: 'Essayer',
  afterTap: 'Après l’ouverture, touchez la page une fois : le navigateur ne la laisse se faire entendre qu’ensuite.',
  awayTitle: 'Quand elle est fermée',
  awayMeans:
    'Cet appareil dit alors que quelque chose a changé, que quelqu’un demande un rendez-vous ou que le prochain commence dans 5 minutes. Ni nom, ni table : ils sont sur la page.',
  turnOn: 'Activer',
  turnOff: 'Désactiver',
  on: 'Activées sur cet appareil.',
  off: 'Désactivées sur cet appareil.',
  failed:
    'Cela n’a pas marché : le service de votre navigateur n’a pas répondu. Rien n’a changé ; réessayez dans un instant.',
  seenBy: (seen, of) => `vu par ${seen} sur ${of}`,
  hindrance: {
    insecure:
      'Les navigateurs ne le permettent que sur les pages dont l’adresse commence par https. Demandez une telle adresse aux organisateurs.',
    'no-server':
      'Cet événement n’envoie pas de notifications. Ce qui change est affiché ici dès que vous ouvrez la page.',
    'home-screen':
      'Sur un iPhone ou un iPad, ajoutez d’abord cette page à l’écran d’accueil : touchez Partager, puis Sur l’écran d’accueil. Ouvrez-la de là et revenez ici.',
    unsupported:
      'Ce navigateur ne peut rien signaler quand la page est fermée. Les versions actuelles de Chrome, Edge, Firefox et Safari le peuvent.',
    denied:
      'Votre navigateur bloque les notifications de cette page. Autorisez-les dans les paramètres du site, par le signe à côté de l’adresse, et revenez ici.',
    'no-line': 'Pas de connexion. Vous pourrez changer cela une fois de nouveau en ligne.',
  },
}
