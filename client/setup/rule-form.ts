import type { CommandOf } from '../../shared/commands.ts'
import type { RoomRecord } from '../../shared/views/records.ts'
import { wholeNumber } from '../room/local.ts'

/** Figures and times of the rules as the fields hold them; empty: no such rule. */
export interface RuleForm {
  meetingsPerParticipant: string
  meetingsPerSession: string
  openRequestsPerParticipant: string
  requestsExpireAfterMinutes: string
  leadMinutes: string
  retentionDays: string
  /** `2026-06-12T09:00`, local to the room. */
  opensAt: string
  closesAt: string
  screen: 'numbers' | 'organisations'
}

const figure = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value))

/** `local`: an instant as `2026-06-12T09:00` in the room. */
export function ruleFormOf(room: RoomRecord, local: (instant: string) => string): RuleForm {
  const { limits, requestsExpireAfterMinutes, leadMinutes } = room.rules
  return {
    meetingsPerParticipant: figure(limits.meetingsPerParticipant),
    meetingsPerSession: figure(limits.meetingsPerSession),
    openRequestsPerParticipant: figure(limits.openRequestsPerParticipant),
    requestsExpireAfterMinutes: figure(requestsExpireAfterMinutes),
    leadMinutes: figure(leadMinutes),
    retentionDays: figure(room.retentionDays),
    opensAt: room.opensAt ? local(room.opensAt) : '',
    closesAt: room.closesAt ? local(room.closesAt) : '',
    screen: room.screen,
  }
}

/** Fields whose text is neither empty nor a figure that the room would take. */
export function wrongFigures(form: RuleForm): (keyof RuleForm)[] {
  const least = { requestsExpireAfterMinutes: 1, leadMinutes: 0, retentionDays: 1 }
  const most = { requestsExpireAfterMinutes: 525_600, leadMinutes: 1440, retentionDays: 3650 }
  const needed: readonly string[] = ['leadMinutes', 'retentionDays']
  const fields = [
    'meetingsPerParticipant',
    'meetingsPerSession',
    'openRequestsPerParticipant',
    'requestsExpireAfterMinutes',
    'leadMinutes',
    'retentionDays',
  ] as const
  return fields.filter((field) => {
    if (form[field].trim() === '') return needed.includes(field)
    const value = wholeNumber(form[field])
    const [low, high] =
      field in least ? [least[field as keyof typeof least], most[field as keyof typeof most]] : [0, 99_999]
    return value === undefined || value < low || value > high
  })
}

/** The commands that bring the room to what the form says; none where it says what is so already. */
export function ruleCommands(
  before: RuleForm,
  form: RuleForm,
  room: RoomRecord,
): (CommandOf<'set-rules'> | CommandOf<'describe-room'>)[] {
  const differs = (...fields: (keyof RuleForm)[]) => fields.some((field) => before[field] !== form[field])
  const commands: (CommandOf<'set-rules'> | CommandOf<'describe-room'>)[] = []
  if (
    differs(
      'meetingsPerParticipant',
      'meetingsPerSession',
      'openRequestsPerParticipant',
      'requestsExpireAfterMinutes',
      'leadMinutes',
    )
  ) {
    commands.push({ type: 'set-rules', rules: rulesOf(form, room) })
  }
  if (differs('retentionDays', 'opensAt', 'closesAt', 'screen')) {
    commands.push({
      type: 'describe-room',
      screen: form.screen,
      retentionDays: Number(form.retentionDays),
      ...(differs('opensAt') && { opensAt: form.opensAt || null }),
      ...(differs('closesAt') && { closesAt: form.closesAt || null }),
    })
  }
  return commands
}

function rulesOf(form: RuleForm, room: RoomRecord): CommandOf<'set-rules'>['rules'] {
  const limit = (field: 'meetingsPerParticipant' | 'meetingsPerSession' | 'openRequestsPerParticipant') =>
    form[field].trim() === '' ? {} : { [field]: Number(form[field]) }
  return {
    mayMeet: mutable(room.rules.mayMeet),
    limits: {
      ...limit('meetingsPerParticipant'),
      ...limit('meetingsPerSession'),
      ...limit('openRequestsPerParticipant'),
    },
    requestsExpireAfterMinutes:
      form.requestsExpireAfterMinutes.trim() === '' ? null : Number(form.requestsExpireAfterMinutes),
    leadMinutes: Number(form.leadMinutes),
  }
}

/** Records may not be edited; commands do not say so. */
export function mutable(pairings: RoomRecord['rules']['mayMeet']): CommandOf<'set-rules'>['rules']['mayMeet'] {
  return structuredClone(pairings) as CommandOf<'set-rules'>['rules']['mayMeet']
}
