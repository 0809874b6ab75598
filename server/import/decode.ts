import iconv from 'iconv-lite'
import { decoded, type Decoded } from '../../shared/import/decode.ts'

/** The text of an uploaded list, and the encoding it was found to be in. Never throws. */
export function decodeList(bytes: Uint8Array): Decoded {
  return decoded(bytes, (raw) => iconv.decode(Buffer.from(raw), 'windows-1252'))
}
