import { execFileSync } from 'node:child_process'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../server/store/embedded.ts'
import { KeyFile } from '../../server/store/key-file.ts'
import { StoreUnreachable, type RoomStore } from '../../server/store/store.ts'
import { openTables, type Sealed } from '../../server/store/tables.ts'
import { at, commit, profileOf } from '../commits.ts'
import { roomStoreContract } from '../contract/store.ts'
import { runChild } from './child.ts'
import { filesWith, newFolder } from './folder.ts'
import { expectWhole } from './written.ts'

roomStoreContract('embedded', async () => {
  const dataDir = await newFolder()
  const store = await openEmbedded({ dataDir })
  const close = async () => {
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { store, other: store, close }
})

const room = 'abcdefghijkl'
let dataDir: string
/** For a copy of it as it once was. */
let before: string
beforeEach(async () => {
  dataDir = await newFolder()
  before = await newFolder()
})
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true })
  await rm(before, { recursive: true, force: true })
})

describe('what was answered survives', () => {
  test('closing and opening again', async () => {
    const store = await openEmbedded({ dataDir })
    const secret = await store.secret()
    await store.append(room, at(0), { commits: [commit(1)], put: [profileOf('p1', 'Ana')] })
    await store.saveSnapshot(room, { version: 1, state: { a: 1 } })
    await store.beside.put(room, [{ key: 'push/p1', owners: ['p1'], value: 'there' }])
    await store.close()
    const after = await openEmbedded({ dataDir })
    expect(await after.read(room, 0)).toEqual([commit(1)])
    expect(await after.personal(room)).toEqual([profileOf('p1', 'Ana')])
    expect(await after.loadSnapshot(room)).toEqual({ version: 1, state: { a: 1 } })
    expect(await after.beside.read(room, '')).toEqual([{ key: 'push/p1', owners: ['p1'], value: 'there' }])
    expect(await after.secret()).toBe(secret)
    await after.close()
  })

  test('kill -9 in the middle of appending, three times on the same folder', async () => {
    let answered = 0
    for (let round = 1; round <= 3; round++) {
      const writer = runChild(new URL('./writer.ts', import.meta.url), [dataDir, room])
      const until = answered + 100 + round * 17
      while (answered < until) answered = Number(await writer.line())
      await writer.kill()
      for (let line = await writer.line(); line !== undefined; line = await writer.line()) answered = Number(line)

      const store = await openEmbedded({ dataDir })
      answered = await expectWhole(store, room, answered)
      await store.close()
    }
  })
})

describe('one process has the folder', () => {
  test('a second process is told so, and the first goes on', async () => {
    const store = await openEmbedded({ dataDir })
    await expect(runChild(new URL('./writer.ts', import.meta.url), [dataDir, room]).line()).rejects.toThrow(
      `is in use by process ${process.pid}`,
    )
    expect(await store.append(room, at(0), { commits: [commit(1)] })).toBe('appended')
    await store.close()
  })

  test('so is a second opening in the same process', async () => {
    const store = await openEmbedded({ dataDir })
    await expect(openEmbedded({ dataDir })).rejects.toThrow(StoreUnreachable)
    expect(await store.append(room, at(0), { commits: [commit(1)] })).toBe('appended')
    await store.close()
  })

  test('a folder that cannot be is refused with a sentence', async () => {
    await expect(openEmbedded({ dataDir: '/dev/null/data' })).rejects.toThrow(
      /^The data folder \/dev\/null\/data cannot be used: /,
    )
  })
})

describe('erased data is gone for good', () => {
  const name = 'Aurelia Zwischenzeit'

  test('its words are in no file, before or after', async () => {
    const store = await openEmbedded({ dataDir })
    await store.append(room, at(0), { commits: [commit(1, { type: 'findable' })], put: [profileOf('p1', { name })] })
    expect(await filesWith(dataDir, 'findable')).not.toEqual([])
    expect(await filesWith(dataDir, name)).toEqual([])
    await store.append(room, at(1), { commits: [commit(2)], erase: ['p1'] })
    expect(await filesWith(dataDir, name)).toEqual([])
    await store.close()
  })

  for (const [way, end] of Object.entries({
    erased: { commits: [commit(2)], erase: ['p1'] },
    dropped: { commits: [commit(2)], drop: ['p1/profile-1'] },
    replaced: { commits: [commit(2)], put: [profileOf('p1', 'other')] },
    'in a deleted room': undefined,
  })) {
    test(`${way}: even an older copy of the log cannot be read any more`, async () => {
      const store = await openEmbedded({ dataDir })
      await store.append(room, at(0), { commits: [commit(1)], put: [profileOf('p1', { name })] })
      await cp(dataDir, before, { recursive: true })
      await (end ? store.append(room, at(1), end) : store.deleteRoom(room))
      await store.close()

      const { personal, sealed, root } = openTables(join(before, 'log'))
      const { slot } = JSON.parse(personal.get([room, 'p1/profile-1'])!) as Sealed
      const keysBefore = await KeyFile.open(join(before, 'keys'), new Set([slot]))
      const keysNow = await KeyFile.open(join(dataDir, 'keys'), new Set([slot]))
      expect(JSON.parse(keysBefore.unseal(slot, sealed.get(slot)!))).toEqual({ name })
      expect(() => keysNow.unseal(slot, sealed.get(slot)!)).toThrow(/authenticate/)
      await Promise.all([keysBefore.close(), keysNow.close(), root.close()])
    })
  }

  const sideRecord = (value: string) => ({ key: 'push/p1', owners: ['p1'], value })
  for (const [way, end] of Object.entries({
    erased: (store: RoomStore) => store.append(room, at(1), { commits: [commit(2)], erase: ['p1'] }),
    dropped: (store: RoomStore) => store.beside.drop(room, ['push/p1']),
    replaced: (store: RoomStore) => store.beside.put(room, [sideRecord('other')]),
    'in a deleted room': (store: RoomStore) => store.deleteRoom(room),
  })) {
    test(`a side record ${way}: the same`, async () => {
      const store = await openEmbedded({ dataDir })
      await store.append(room, at(0), { commits: [commit(1)] })
      await store.beside.put(room, [sideRecord(name)])
      expect(await filesWith(dataDir, name)).toEqual([])
      await cp(dataDir, before, { recursive: true })
      await end(store)
      await store.close()

      const { beside, root } = openTables(join(before, 'log'))
      const { slot, sealed } = JSON.parse(beside.get([room, 'push/p1'])!) as { slot: number; sealed: string }
      const keysBefore = await KeyFile.open(join(before, 'beside-keys'), new Set([slot]))
      const keysNow = await KeyFile.open(join(dataDir, 'beside-keys'), new Set([slot]))
      expect(JSON.parse(keysBefore.unseal(slot, Buffer.from(sealed, 'base64')))).toBe(name)
      expect(() => keysNow.unseal(slot, Buffer.from(sealed, 'base64'))).toThrow(/authenticate/)
      await Promise.all([keysBefore.close(), keysNow.close(), root.close()])
    })
  }

  test('where the process died before the key was overwritten, the next start does it', async () => {
    const store = await openEmbedded({ dataDir })
    await store.append(room, at(0), {
      commits: [commit(1)],
      put: [profileOf('p1', { name }), profileOf('p2', 'stays')],
    })
    const keys = await readFile(join(dataDir, 'keys'))
    await store.append(room, at(1), { commits: [commit(2)], erase: ['p1'] })
    await store.close()

    await writeFile(join(dataDir, 'keys'), keys)
    const next = await openEmbedded({ dataDir })
    expect(await next.personal(room)).toEqual([profileOf('p2', 'stays')])
    await next.close()
    const left = await readFile(join(dataDir, 'keys'))
    const kept = Array.from({ length: keys.length / 32 }, (_, slot) => keys.subarray(slot * 32, slot * 32 + 32)).filter(
      (key) => left.includes(key),
    )
    expect(kept).toHaveLength(1)
  })
})

test('a full disk is told as such, nothing is written, and with room again it goes on', async () => {
  const filler = runChild(new URL('./filler.ts', import.meta.url), [dataDir, room], { fileLimit: 8000 })
  const full = JSON.parse((await filler.line())!) as { appended: number }
  expect(full.appended).toBeGreaterThan(10)
  expect(full).toEqual({
    refusal: 'StoreFull',
    appended: full.appended,
    head: full.appended,
    read: full.appended,
    personal: full.appended,
  })
  execFileSync('/usr/bin/prlimit', ['--pid', String(filler.pid), '--fsize=unlimited:unlimited'])
  filler.tell('go on')
  const more = full.appended + 1
  expect(JSON.parse((await filler.line())!)).toEqual({
    refusal: 'none',
    appended: more,
    head: more,
    read: more,
    personal: more,
  })
  expect(await filler.line()).toBeUndefined()
})
