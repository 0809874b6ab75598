/** A Rondo server spoken to over HTTP, as any other program would. */
export class House {
  readonly url: string
  #createKey: string | undefined

  constructor(url: string, createKey?: string) {
    this.url = url.replace(/\/$/, '')
    this.#createKey = createKey
  }

  openRoom(room: unknown): Promise<OpenedRoom> {
    return this.#call('/api/rooms', 'POST', JSON.stringify(room), 'application/json', this.#createKey)
  }

  /** A list as CSV text, or as people. */
  async importPeople(roomId: string, token: string, list: string | readonly unknown[]): Promise<ImportedLink[]> {
    const [body, type] = typeof list === 'string' ? [list, 'text/csv'] : [JSON.stringify(list), 'application/json']
    const { participants } = await this.#call<{ participants: ImportedLink[] }>(
      `/api/rooms/${roomId}/participants`,
      'POST',
      body,
      type,
      token,
    )
    return participants
  }

  report(roomId: string, token: string): Promise<Report> {
    return this.#call(`/api/rooms/${roomId}/report.json`, 'GET', undefined, undefined, token)
  }

  /** @throws with the server's own sentence. */
  async #call<T>(path: string, method: string, body?: string, type?: string, token?: string): Promise<T> {
    const headers = { ...(type && { 'content-type': type }), ...(token && { authorization: `Bearer ${token}` }) }
    const response = await fetch(this.url + path, { method, headers, body: body ?? null })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`)
    return JSON.parse(text) as T
  }
}

export interface OpenedRoom {
  roomId: string
  tokens: { organiser: string; facilitator: string; screen: string }
  links: { organiser: string; facilitator: string; screen: string }
}

export interface ImportedLink {
  id: string
  name: string
  token: string
  link: string
}

export type Report = Record<string, unknown>
