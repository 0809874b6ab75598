import { delegation } from './delegation.ts'
import { people } from './people.ts'
import { words as pocket } from './pocket.ts'
import { typeset } from './typeset.ts'

export const words = typeset({ ...pocket, delegation, people })
