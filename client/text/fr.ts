import { applications } from './fr/applications.ts'
import { joining } from './fr/joining.ts'
import { listing } from './fr/listing.ts'
import type { Words } from './en.ts'
import { agenda } from './fr/agenda.ts'
import { askFor } from './fr/ask-for.ts'
import { arrival } from './fr/arrival.ts'
import { paper } from './fr/paper.ts'
import { privacy } from './fr/privacy.ts'
import { delegation } from './fr/delegation.ts'
import { board } from './fr/board.ts'
import { common } from './fr/common.ts'
import { device } from './fr/device.ts'
import { history } from './fr/history.ts'
import { notes } from './fr/notes.ts'
import { notifications } from './fr/notifications.ts'
import { people } from './fr/people.ts'
import { phone } from './fr/phone.ts'
import { plan } from './fr/plan.ts'
import { presence } from './fr/presence.ts'
import { rejections } from './fr/rejections.ts'
import { screen } from './fr/screen.ts'
import { setup } from './fr/setup.ts'
import { staff } from './fr/staff.ts'
import { typeset } from './fr/typeset.ts'
import { mailDecisions } from './fr/mail-decisions.ts'
import { mail } from './fr/mail.ts'
import { waitingList } from './fr/waiting-list.ts'
import { welcome } from './fr/welcome.ts'

// The same in French: vous, short, no exclamation marks.

export const words: Words = typeset({
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
})
