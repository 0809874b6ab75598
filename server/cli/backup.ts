import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { openDesk } from '../desk/open.ts'
import { toldSimply } from '../desk/told-simply.ts'

// npm run backup -- ROOM FILE: the whole room as one file, also while the server runs.
await toldSimply(async () => {
  const [roomId, file] = process.argv.slice(2)
  if (roomId === undefined || file === undefined) throw new Error('npm run backup -- ROOM FILE')
  const desk = await openDesk(process.env)
  const unfinished = `${file}.unfinished`
  try {
    await desk.backUp(roomId, createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, file)
    console.log(`Room ${roomId} is in ${file}. It holds names and addresses: keep it as you keep those.`)
  } finally {
    await rm(unfinished, { force: true })
    await desk.close()
  }
})
