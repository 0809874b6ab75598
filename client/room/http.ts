/** What the server said to a request: its body, or why not. `status` 0: no answer came. */
export type Said<T> = { ok: true; body: T } | { ok: false; status: number; code: string; body: unknown }

export interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Bearer token of a link, or the key for new rooms. */
  token?: string
  /** Sent as it is, as a list of people is. */
  file?: BodyInit
  type?: string
  /** Sent as JSON. */
  json?: unknown
}

/** Asks the server once and reads its JSON. Never rejects: without an answer `status` is 0 and `code` is `no-line`. */
export async function ask<T>(path: string, asking: Asking = {}): Promise<Said<T>> {
  try {
    const response = await fetch(path, requestOf(asking))
    const body: unknown = response.status === 204 ? undefined : await response.json()
    if (response.ok) return { ok: true, body: body as T }
    return { ok: false, status: response.status, code: codeOf(body), body }
  } catch {
    return { ok: false, status: 0, code: 'no-line', body: undefined }
  }
}

function requestOf({ method = 'POST', token, file, type, json }: Asking): RequestInit {
  const contentType = json === undefined ? type : 'application/json'
  const headers: Record<string, string> = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(contentType && { 'content-type': contentType }),
  }
  const body = json === undefined ? file : JSON.stringify(json)
  return { method, headers, ...(body !== undefined && { body }) }
}

function codeOf(body: unknown): string {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
  return typeof code === 'string' ? code : 'unknown'
}
