import { agenda } from './en/agenda.ts'
import { askFor } from './en/ask-for.ts'
import { arrival } from './en/arrival.ts'
import { paper } from './en/paper.ts'
import { privacy } from './en/privacy.ts'
import { delegation } from './en/delegation.ts'
import { common } from './en/common.ts'
import { rejections } from './en/rejections.ts'
import { applications } from './en/applications.ts'
import { board } from './en/board.ts'
import { device } from './en/device.ts'
import { history } from './en/history.ts'
import { joining } from './en/joining.ts'
import { listing } from './en/listing.ts'
import { notes } from './en/notes.ts'
import { notifications } from './en/notifications.ts'
import { staff } from './en/staff.ts'
import { people } from './en/people.ts'
import { phone } from './en/phone.ts'
import { screen } from './en/screen.ts'
import { plan } from './en/plan.ts'
import { presence } from './en/presence.ts'
import { setup } from './en/setup.ts'
import { mailDecisions } from './en/mail-decisions.ts'
import { mail } from './en/mail.ts'
import { waitingList } from './en/waiting-list.ts'
import { welcome } from './en/welcome.ts'

// Every sentence people read, in English. Short, calm, exact; verbs on buttons; no exclamation marks; times and tables as figures.
// `de.ts` must hold the same: a missing sentence does not compile.

export const words = {
  applications,
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
  joining,
  listing,
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
export type Words = typeof words
