import { openMemory } from '../../server/store/memory.ts'
import { roomStoreContract } from '../contract/store.ts'

roomStoreContract('memory', async () => {
  const store = openMemory()
  return { store, other: store, close: () => store.close() }
})
