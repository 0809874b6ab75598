import { readdirSync, readFileSync } from 'node:fs'

/** A tick of the kernel's accounting, in ms. */
const TICK_MS = 10

/** What a process uses, as the system sees it. */
export interface Vitals {
  memoryMb: number
  cpuMs: number
  /** Files and sockets it has open. */
  files: number
}

export function vitalsOf(pid: number): Vitals {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  // Without the pages of the store's file that the system keeps for us: it takes them back when it likes.
  const memoryMb = Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
  // After the name, which may hold spaces: state is field 3, user and system time 14 and 15.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  const cpuMs = (Number(fields[11]) + Number(fields[12])) * TICK_MS
  return { memoryMb, cpuMs, files: readdirSync(`/proc/${pid}/fd`).length }
}

/** One figure of `/metrics`, without labels. */
export async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

/** Connections to documents that the server has closed with this code. */
export async function closedWith(url: string, code: number): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(
    new RegExp(`^rondo_document_connections_closed_total{code="${code}"} (\\S+)$`, 'm').exec(text)?.[1] ?? 0,
  )
}
