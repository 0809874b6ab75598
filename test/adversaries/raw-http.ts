import { connect } from 'node:net'

/** What came back for bytes that no client would send; empty when the server just hung up. */
export function sendRaw(url: string, bytes: string | Buffer, waitMs = 3_000): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    let said = ''
    const end = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(said)
    }
    const timer = setTimeout(end, waitMs)
    socket.on('data', (data: Buffer) => (said += data.toString('latin1')))
    socket.on('error', end)
    socket.on('close', end)
    socket.write(bytes)
  })
}

/** Statuses of the answers in what came back, in their order. */
export function statuses(said: string): number[] {
  return [...said.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))
}
