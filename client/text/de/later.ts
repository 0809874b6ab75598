import { delegation } from './delegation.ts'
import { words as pocket } from './pocket.ts'

export const words = { ...pocket, delegation }
