import type { PersonalEntry } from '../../shared/commit.ts'
import type { Deed } from '../../shared/deeds.ts'
import type { Instant } from '../../shared/ids.ts'
import type { Issuer } from '../../shared/roles.ts'
import type { Meeting } from '../../shared/room.ts'
import type { Act, Payload } from './act.ts'
import type { Dice } from './dice.ts'
import type { Side } from './side.ts'
import { facilitator, organiser, type World } from './world.ts'

/** What acts are made of, at one moment of two histories. */
export class Workshop {
  readonly dice: Dice
  readonly world: World
  readonly left: Side
  readonly right: Side
  readonly at: Instant

  constructor(dice: Dice, world: World, sides: { left: Side; right: Side }, at: Instant) {
    this.dice = dice
    this.world = world
    this.left = sides.left
    this.right = sides.right
    this.at = at
  }

  get me(): string {
    return this.world.people[0]!
  }

  /** Other people, all different: those of whom the reader may know least come last in `world.people`. */
  others(n: number): string[] {
    const present = this.world.people.filter(
      (id) => id !== this.me && this.left.room.participants.get(id)?.state === 'present',
    )
    return this.dice.some(present, n)
  }

  slot(): string {
    return this.dice.pick([...this.left.room.slots.keys()])
  }

  table(): string {
    return this.dice.pick([...this.left.room.tables.keys()])
  }

  item(): string {
    return this.dice.pick([...this.left.room.items.keys()])
  }

  /** A meeting that both histories have, of others; undefined where there is none. */
  meeting(is: (meeting: Meeting) => boolean = () => true): Meeting | undefined {
    const both = [...this.left.room.meetings.values()].filter(
      (meeting) => this.right.room.meetings.has(meeting.id) && !meeting.participantIds.includes(this.me) && is(meeting),
    )
    return both.length > 0 ? this.dice.pick(both) : undefined
  }

  /** A meeting of the reader's own that has a place. */
  ownMeeting(): Meeting | undefined {
    const own = [...this.left.room.meetings.values()].filter(
      ({ participantIds, state }) => participantIds.includes(this.me) && state === 'placed',
    )
    return own.length > 0 ? this.dice.pick(own) : undefined
  }

  /** Any id of a request or meeting of either history, or one that was never given. */
  anyMeeting(): string {
    return this.dice.pick([...this.left.room.meetings.keys(), ...this.right.room.meetings.keys(), 'invented'])
  }

  anyRequest(): string {
    return this.dice.pick([...this.left.room.requests.keys(), ...this.right.room.requests.keys(), 'invented'])
  }

  anyPlan(): string {
    return this.dice.pick([...this.left.room.plans.keys(), ...this.right.room.plans.keys(), 'invented'])
  }

  anybody(): string {
    return this.dice.pick([...this.world.people, 'invented'])
  }

  by(id: string, type: string, fields: object = {}): Act {
    return this.act({ role: 'participant', participantId: id }, { type, ...fields })
  }

  byStaff(type: string, fields: object = {}): Act {
    return this.act(this.dice.chance(0.6) ? facilitator : organiser, { type, ...fields })
  }

  byOrganiser(type: string, fields: object = {}): Act {
    return this.act(organiser, { type, ...fields })
  }

  byServer(issuer: Issuer, deed: Deed, put: readonly PersonalEntry[] = []): Act {
    return this.act(issuer, { deed, put })
  }

  /** The same act with other ids. */
  anew(act: Act): Act {
    return { ...act, label: this.dice.id(), seq: this.dice.seq() }
  }

  act(by: Issuer, does: Payload | { deed: Deed; put: readonly PersonalEntry[] }): Act {
    return { by, at: this.at, label: this.dice.id(), seq: this.dice.seq(), does }
  }

  /** Words come into a document, beside the log. */
  writes(document: string): Act {
    return this.byStaff('write-document', { document, text: this.dice.word() })
  }

  /** Somebody of the staff is at a document, and shows where they look. */
  sits(document: string): Act {
    return this.byStaff('sit-at-document', { document, text: this.dice.word() })
  }

  /** `from` asks `to`. The request's id follows the words' own, where there are any. */
  asks(from: string, to: string, fields: { message?: string; slotIds?: string[] } = {}): { act: Act; id: string } {
    const act = this.by(from, 'send-request', { to, ...fields })
    return { act, id: `${act.label}${fields.message === undefined ? 0 : 1}` }
  }

  books(people: readonly string[], slotId: string, more: object = {}): { act: Act; id: string } {
    const act = this.byStaff('book-meeting', { participantIds: people, slotId, ...more })
    return { act, id: `${act.label}0` }
  }

  /** The plan's id follows that of its name. */
  startsPlan(): { act: Act; id: string } {
    const act = this.byStaff('start-plan', { name: this.dice.word() })
    return { act, id: `${act.label}1` }
  }

  opensJoining(): Act {
    return this.byOrganiser('set-joining', {
      open: true,
      text: this.dice.word(),
      shows: { names: true, numbers: true },
    })
  }

  /** Somebody who is not in the room asks to take part; `id`: of the application. */
  applies(): { act: Act; id: string } {
    const id = this.dice.id()
    const [profile, name] = [`${id}/profile-${id}#${id}`, this.dice.word()]
    const facts = {
      organisation: name,
      kind: 'company',
      country: 'IT',
      delegation: '',
      stepFree: false,
      online: false,
      lead: false,
    } as const
    const deed: Deed = { type: 'apply', applicationId: id, facts, profile, listed: true, known: false }
    const put = [{ key: profile, owners: [id], value: { name, organisation: name, email: `${name}@x.example` } }]
    return { act: this.byServer({ role: 'applicant', applicationId: null }, deed, put), id }
  }

  /** The mark of a picture comes into somebody's profile, as the server puts it there once the picture has come. */
  showsPicture(participantId: string): Act {
    const { room, words } = this.left
    const { profile: before, ...person } = room.participants.get(participantId)!
    const { organisation, kind, country, delegation, stepFree, online, lead } = person
    const facts = { organisation, kind, country, delegation, stepFree, online, lead }
    const profile = `${participantId}/profile-${this.dice.id()}${before.slice(before.indexOf('#'))}`
    const put = [
      { key: profile, owners: [participantId], value: { ...(words(before) as object), picture: this.dice.id() } },
    ]
    const deed: Deed = { type: 'change-participant', participantId, facts, profile }
    return this.byServer({ role: 'participant', participantId }, deed, put)
  }

  closes(id: string, slotId: string): Act {
    return this.by(id, 'set-availability', { slotId, open: false })
  }
}
