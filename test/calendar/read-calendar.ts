import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** An entry as another program's calendar understands it. Instants are ISO 8601 in UTC, to the second. */
export interface Entry {
  uid: string
  sequence: number
  start: string
  end: string
  stamp: string
  modified: string
  summary: string
  description: string
  location: string
  url: string
  errors: string[]
}

export interface ReadCalendar {
  version: string
  name: string
  refresh: string
  errors: string[]
  entries: Entry[]
}

const script = fileURLToPath(new URL('read-calendar.py', import.meta.url))

/** What python3-icalendar, a strict reader that is not ours, makes of a calendar. @throws what it finds wrong */
export function readCalendar(text: string): ReadCalendar {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [script], { input: text, encoding: 'utf8' })
  if (status !== 0) throw new Error(`python3-icalendar does not read this: ${stderr}`)
  return JSON.parse(stdout) as ReadCalendar
}
