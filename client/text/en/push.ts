/** What a device says while no page is open: the service worker brings it in every language. */
export const push = {
  change: 'A change in your agenda',
  request: 'A new request for a meeting',
  soon: 'Your next meeting begins in a few minutes',
  open: 'Open the page to see it.',
  where: 'Open the page to see where.',
}

export type PushWords = typeof push
