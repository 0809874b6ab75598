import { createReadStream } from 'node:fs'
import { openDesk } from '../desk/open.ts'
import { toldSimply } from '../desk/told-simply.ts'

// npm run restore -- FILE [ROOM]: brings a room back, under its own id or another, from a backup of this store or another one.
await toldSimply(async () => {
  const [file, as] = process.argv.slice(2)
  if (file === undefined) throw new Error('npm run restore -- FILE [ROOM]')
  const desk = await openDesk(process.env)
  try {
    const roomId = await desk.restore(createReadStream(file), as)
    console.log(`Room ${roomId} is back. Links made with another SECRET do not open it; these do:`)
    for (const [role, link] of Object.entries((await desk.links(roomId)).links))
      console.log(`${`${role}:`.padEnd(13)}${link}`)
  } finally {
    await desk.close()
  }
})
