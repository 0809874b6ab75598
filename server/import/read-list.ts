import { readCsv, readJson } from '../../shared/import/read.ts'
import type { Encoding } from '../../shared/import/decode.ts'
import type { Reading } from '../../shared/import/reading.ts'
import { decodeList } from './decode.ts'

/** A list of people as it was sent. No bytes: an empty file. */
export interface SentList {
  bytes: Uint8Array
  isJson: boolean
}

export interface ReadList {
  reading: Reading
  /** null for JSON. */
  encoding: Encoding | null
}

/** What a list says; 'no-list' for JSON that is none. CSV says what is wrong with it in `errors`. */
export function readList({ bytes, isJson }: SentList): ReadList | 'no-list' {
  const { text, encoding } = decodeList(bytes)
  if (!isJson) return { reading: readCsv(text), encoding }
  const list = parsed(text)
  return Array.isArray(list) ? { reading: readJson(list), encoding: null } : 'no-list'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch {
    return undefined
  }
}
