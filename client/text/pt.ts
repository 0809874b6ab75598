import { applications } from './pt/applications.ts'
import { joining } from './pt/joining.ts'
import { listing } from './pt/listing.ts'
import type { Words } from './en.ts'
import { agenda } from './pt/agenda.ts'
import { askFor } from './pt/ask-for.ts'
import { arrival } from './pt/arrival.ts'
import { paper } from './pt/paper.ts'
import { privacy } from './pt/privacy.ts'
import { delegation } from './pt/delegation.ts'
import { board } from './pt/board.ts'
import { common } from './pt/common.ts'
import { device } from './pt/device.ts'
import { history } from './pt/history.ts'
import { notes } from './pt/notes.ts'
import { notifications } from './pt/notifications.ts'
import { people } from './pt/people.ts'
import { phone } from './pt/phone.ts'
import { plan } from './pt/plan.ts'
import { presence } from './pt/presence.ts'
import { rejections } from './pt/rejections.ts'
import { screen } from './pt/screen.ts'
import { setup } from './pt/setup.ts'
import { staff } from './pt/staff.ts'
import { mailDecisions } from './pt/mail-decisions.ts'
import { mail } from './pt/mail.ts'
import { waitingList } from './pt/waiting-list.ts'
import { welcome } from './pt/welcome.ts'

// The same in European Portuguese: formal, without a pronoun where it can be, short, no exclamation marks.

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
