// What a phone needs as soon as somebody taps, but not for the first look at the day: one piece, fetched when the day is on the screen.

export { default as Arrival } from './Arrival.svelte'
export { default as DelegationLink } from './delegation/DelegationLink.svelte'
export { Finding } from './finding.svelte.ts'
export { default as Heed } from '../notifications/Heed.svelte'
export { default as Me } from './Me.svelte'
export { default as PrivacyNotice } from '../privacy/PrivacyNotice.svelte'
export { default as People } from './People.svelte'
export { default as Requests } from './Requests.svelte'
export { default as SheetAbove } from './SheetAbove.svelte'
