// How a change makes itself known: on the page by sound and vibration, and while it is closed.

export const notifications = {
  title: 'Notifications',
  hereTitle: 'While this page is open',
  hereMeans: 'A change covers the page until you have seen it. It can also make itself heard.',
  sound: 'Sound',
  vibration: 'Vibration',
  rounds: 'Also when my round begins, and 5 minutes before it ends',
  tryIt: 'Try it',
  afterTap: 'After opening the page, tap it once: browsers let it be heard only then.',
  awayTitle: 'While it is closed',
  awayMeans:
    'This device then says that something has changed, that somebody asks for a meeting, or that your next one begins in 5 minutes. No names, no tables: these stand on the page.',
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  on: 'On for this device.',
  off: 'Off for this device.',
  failed: 'That did not work: your browser’s push service did not answer. Nothing was changed; try again in a moment.',
  /** On the staff's runner list. */
  seenBy: (seen: number, of: number) => `seen by ${seen} of ${of}`,
  hindrance: {
    insecure:
      'Browsers allow this only on pages whose address begins with https. Ask the organisers for such an address.',
    'no-server': 'This event sends no notifications. What changes stands here as soon as you open the page.',
    'home-screen':
      'On an iPhone or iPad, add this page to the home screen first: tap Share, then Add to Home Screen. Open it from there and come back here.',
    unsupported:
      'This browser cannot be told while the page is closed. Current versions of Chrome, Edge, Firefox and Safari can.',
    denied:
      'Your browser blocks notifications from this page. Allow them in the settings of this site, by the sign beside its address, and come back here.',
    'no-line': 'No connection. This can be changed when you are back online.',
  },
}
