import type { ProfileInput } from '../../shared/commands.ts'
import type { RoomId } from '../../shared/ids.ts'
import type { JoiningPage } from '../../shared/joining-page.ts'
import { ask, type Said } from '../room/http.ts'
import { forget, keep, kept } from '../ui/keeping.ts'

/** What an applicant is shown of their own. */
export type Status =
  | { state: 'undecided' | 'deferred' | 'declined'; title: string; listed: boolean; profile: ProfileInput }
  | { state: 'accepted'; title: string; link: string }
  | { state: 'left'; title: string }

const tokenKey = (roomId: RoomId) => `rondo:application:${roomId}`

/** The status link this browser was given when somebody applied from it. */
export function knownToken(roomId: RoomId): string | undefined {
  return kept<string>('browser', tokenKey(roomId))
}

export function rememberToken(roomId: RoomId, token: string): void {
  keep('browser', tokenKey(roomId), token)
}

export function forgetToken(roomId: RoomId): void {
  forget('browser', tokenKey(roomId))
}

export function readPage(roomId: RoomId): Promise<Said<JoiningPage>> {
  return ask<JoiningPage>(`/api/rooms/${roomId}/joining`, { method: 'GET' })
}

export function readStatus(token: string): Promise<Said<Status>> {
  return ask<Status>('/api/application', { method: 'GET', token })
}

export function withdraw(token: string): Promise<Said<undefined>> {
  return ask<undefined>('/api/application', { method: 'DELETE', token })
}

/** The address of one's own application. The token stands behind the `#`, which no server sees. */
export function statusLink(roomId: RoomId, token: string): string {
  return `${location.origin}/join/${roomId}#${token}`
}
