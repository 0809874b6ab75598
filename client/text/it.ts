import { applications } from './it/applications.ts'
import { joining } from './it/joining.ts'
import { listing } from './it/listing.ts'
import type { Words } from './en.ts'
import { agenda } from './it/agenda.ts'
import { askFor } from './it/ask-for.ts'
import { arrival } from './it/arrival.ts'
import { paper } from './it/paper.ts'
import { privacy } from './it/privacy.ts'
import { delegation } from './it/delegation.ts'
import { board } from './it/board.ts'
import { common } from './it/common.ts'
import { device } from './it/device.ts'
import { history } from './it/history.ts'
import { notes } from './it/notes.ts'
import { notifications } from './it/notifications.ts'
import { people } from './it/people.ts'
import { phone } from './it/phone.ts'
import { plan } from './it/plan.ts'
import { presence } from './it/presence.ts'
import { rejections } from './it/rejections.ts'
import { screen } from './it/screen.ts'
import { setup } from './it/setup.ts'
import { staff } from './it/staff.ts'
import { mailDecisions } from './it/mail-decisions.ts'
import { mail } from './it/mail.ts'
import { waitingList } from './it/waiting-list.ts'
import { welcome } from './it/welcome.ts'

// The same in Italian: Lei, short, no exclamation marks.

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
