/**
 * Under what a link's things lie on the device: 16 hexadecimal digits of its token, the same at each visit. It keeps links apart and
 * the token out of what lies there; it is no seal. (`crypto.subtle` is missing on plain http, which a hall's own network often speaks.)
 */
export function linkKey(token: string): string {
  return [0xdeadbeef, 0x41c6ce57].map((seed) => mixed(token, seed).toString(16).padStart(8, '0')).join('')
}

/** 32 bits of a text, by MurmurHash3's way of mixing. */
function mixed(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0xcc9e2d51)
    hash = (hash << 13) | (hash >>> 19)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
