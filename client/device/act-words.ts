import type { Keepable } from '../../shared/kept.ts'
import type { Rejection } from '../../shared/rejections.ts'
import { cameTooLate } from '../../shared/kept.ts'
import { partnersOf } from '../phone/agenda.ts'
import type { Phone } from '../phone/phone.svelte.ts'
import { t } from '../text/language.svelte.ts'

/** What somebody did, in a few words: `Accept Juan Ignacio, 11:30`. */
export function actTitle(command: Keepable, here: Phone): string {
  const { records } = here.room
  const { device, phone } = t()
  const time = (slotId: string | null | undefined) => {
    const slot = records.slotsById.get(slotId ?? '')
    return slot ? here.when(slot.startsAt) : ''
  }
  const at = (title: string, slotId: string | null | undefined) => [title, time(slotId)].filter(Boolean).join(', ')
  const partner = (meetingId: string) => {
    const meeting = records.meetings.get(meetingId)
    return here.nameOf(meeting && partnersOf(meeting, here.room.me)[0])
  }
  const request = (requestId: string) => records.requests.get(requestId)
  const item = (itemId: string) => records.items.find(({ id }) => id === itemId)?.title ?? ''
  switch (command.type) {
    case 'send-request':
      return at(phone.askName(here.nameOf(command.to)), command.slotIds?.length === 1 ? command.slotIds[0] : undefined)
    case 'accept-request':
      return at(phone.acceptName(here.nameOf(request(command.requestId)?.from)), command.slotId)
    case 'decline-request':
      return phone.declineName(here.nameOf(request(command.requestId)?.from))
    case 'withdraw-request':
      return device.withdraw(here.nameOf(request(command.requestId)?.to))
    case 'cancel-meeting':
      return device.cancel(partner(command.meetingId))
    case 'propose-slot':
      return device.propose(time(command.slotId), partner(command.meetingId))
    case 'answer-proposal':
      return command.accept ? device.agree(partner(command.meetingId)) : device.keepTime(partner(command.meetingId))
    case 'set-availability':
      return command.open ? device.open(time(command.slotId)) : device.close(time(command.slotId))
    case 'check-in':
      return command.present === false ? device.away : device.here
    case 'at-table':
      return phone.iAmAtTheTable
    case 'sign-up':
      return `${phone.signUp}: ${item(command.itemId)}`
    case 'sign-off':
      return `${phone.signOff}: ${item(command.itemId)}`
    case 'record-outcome':
      return device.outcome(partner(command.meetingId), phone.outcome[command.outcome])
    case 'acknowledge':
      return device.changeSeen(partner(command.meetingId))
  }
}

/** Why it came to nothing: too late, where something happened in the meantime. */
export function whyNot(refusal: Rejection): string {
  const why = t().rejections[refusal.code](refusal)
  return cameTooLate(refusal.code) ? t().device.tooLate(why) : why
}
