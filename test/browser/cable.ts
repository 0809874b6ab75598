import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'

/** A cable between one browser and the server: all its lines run through it, and it can be cut. */
export interface Cable {
  /** Where the browser goes instead of the server. */
  url: string
  /** Every line breaks, and none comes about until it is mended. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** `url`: of the server. */
export async function layCable(url: string): Promise<Cable> {
  const lines = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(Number(new URL(url).port), '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      lines.add(one)
      one.setNoDelay()
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        lines.delete(one)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    isCut = true
    for (const line of lines) line.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => (isCut = false),
    async close() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
