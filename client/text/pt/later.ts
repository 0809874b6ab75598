import { agenda } from './agenda.ts'
import { arrival } from './arrival.ts'
import { askFor } from './ask-for.ts'
import { privacy } from './privacy.ts'
import { delegation } from './delegation.ts'
import { listing } from './listing.ts'
import { notifications } from './notifications.ts'
import { people } from './people.ts'
import { words as pocket } from './pocket.ts'

export const words = { ...pocket, listing, privacy, agenda, arrival, askFor, delegation, notifications, people }
