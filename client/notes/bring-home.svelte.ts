import type { RoomClient } from '../room/room-client.svelte.ts'
import { OpenNote } from './open-note.svelte.ts'

/** Brings documents to the server that were written in without a line, one after another. `names`: as the device has them. */
export async function bringHome(room: RoomClient, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const note = new OpenNote(room, name)
    await note.ready
    await arrived(note)
    // Where the server does not take it, trying again would change nothing.
    if (note.document.status === 'refused') await room.device?.noteIs(name, false)
    note.close()
  }
}

/** All of it is stored, or never will be. */
function arrived({ document }: OpenNote): Promise<void> {
  return new Promise((resolve) => {
    const unwatch = $effect.root(() => {
      $effect(() => {
        if (document.status !== 'refused' && !(document.status === 'live' && document.saved)) return
        queueMicrotask(() => unwatch())
        resolve()
      })
    })
  })
}
