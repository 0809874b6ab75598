import { StoreUnreachable } from './store.ts'

/** @throws StoreUnreachable with this sentence, where there is no answer after `ms`. What was asked may still happen. */
export async function within<T>(ms: number, answer: PromiseLike<T>, sentence: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnreachable(sentence)), ms)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
