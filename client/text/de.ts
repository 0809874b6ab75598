import { applications } from './de/applications.ts'
import { joining } from './de/joining.ts'
import { listing } from './de/listing.ts'
import { agenda } from './de/agenda.ts'
import { askFor } from './de/ask-for.ts'
import { arrival } from './de/arrival.ts'
import { paper } from './de/paper.ts'
import { privacy } from './de/privacy.ts'
import { delegation } from './de/delegation.ts'
import { people } from './de/people.ts'
import { phone } from './de/phone.ts'
import { screen } from './de/screen.ts'
import { setup } from './de/setup.ts'
import { mailDecisions } from './de/mail-decisions.ts'
import { mail } from './de/mail.ts'
import { waitingList } from './de/waiting-list.ts'
import { welcome } from './de/welcome.ts'
import { common } from './de/common.ts'
import { rejections } from './de/rejections.ts'
import { board } from './de/board.ts'
import { device } from './de/device.ts'
import { history } from './de/history.ts'
import { notes } from './de/notes.ts'
import { notifications } from './de/notifications.ts'
import { plan } from './de/plan.ts'
import { presence } from './de/presence.ts'
import type { Words } from './en.ts'
import { staff } from './de/staff.ts'

// The same in German: Sie, active, short, no exclamation marks.

export const words: Words = {
  applications,
  joining,
  listing,
  common,
  agenda,
  arrival,
  askFor,
  paper,
  privacy,
  delegation,
  device,
  rejections,
  people,
  phone,
  board,
  history,
  notes,
  notifications,
  plan,
  presence,
  staff,
  mail,
  mailDecisions,
  setup,
  screen,
  waitingList,
  welcome,
}
