import { applications } from './es/applications.ts'
import { joining } from './es/joining.ts'
import { listing } from './es/listing.ts'
import type { Words } from './en.ts'
import { agenda } from './es/agenda.ts'
import { askFor } from './es/ask-for.ts'
import { arrival } from './es/arrival.ts'
import { paper } from './es/paper.ts'
import { privacy } from './es/privacy.ts'
import { delegation } from './es/delegation.ts'
import { board } from './es/board.ts'
import { common } from './es/common.ts'
import { device } from './es/device.ts'
import { history } from './es/history.ts'
import { notes } from './es/notes.ts'
import { notifications } from './es/notifications.ts'
import { people } from './es/people.ts'
import { phone } from './es/phone.ts'
import { plan } from './es/plan.ts'
import { presence } from './es/presence.ts'
import { rejections } from './es/rejections.ts'
import { screen } from './es/screen.ts'
import { setup } from './es/setup.ts'
import { staff } from './es/staff.ts'
import { mailDecisions } from './es/mail-decisions.ts'
import { mail } from './es/mail.ts'
import { waitingList } from './es/waiting-list.ts'
import { welcome } from './es/welcome.ts'

// The same in Spanish: usted, short, no exclamation marks.

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
