// What a browser keeps of its own between visits. It may refuse (private window, full, switched off): then nothing is kept, and
// the page works as at a first visit.

/** For the whole browser, or for this tab only. */
type Where = 'browser' | 'tab'

/** What lies under `key`, as it was put there; undefined where nothing does, or it cannot be read. */
export function kept<T>(where: Where, key: string): T | undefined {
  try {
    const text = storage(where).getItem(key)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

export function keep(where: Where, key: string, value: unknown): void {
  try {
    storage(where).setItem(key, JSON.stringify(value))
  } catch {
    return
  }
}

export function forget(where: Where, key: string): void {
  try {
    storage(where).removeItem(key)
  } catch {
    return
  }
}

/** Merely naming a storage throws where the browser forbids it. */
function storage(where: Where): Storage {
  return where === 'browser' ? localStorage : sessionStorage
}
