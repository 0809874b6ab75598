import { openDesk } from '../desk/open.ts'
import { toldSimply } from '../desk/told-simply.ts'

// npm run links -- ROOM: the room's shared links again. Without a room: which rooms there are.
await toldSimply(async () => {
  const [roomId] = process.argv.slice(2)
  const desk = await openDesk(process.env)
  if (roomId === undefined) console.log((await desk.rooms()).join('\n') || 'There are no rooms.')
  else
    for (const [role, link] of Object.entries((await desk.links(roomId)).links))
      console.log(`${`${role}:`.padEnd(13)}${link}`)
  await desk.close()
})
