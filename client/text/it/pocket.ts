import { common } from './common.ts'
import { device } from './device.ts'
import { notes } from './notes.ts'
import { phone } from './phone.ts'
import { rejections } from './rejections.ts'

/** What a participant's phone says: all it loads of the language. */
export const words = { common, device, notes, rejections, phone }
