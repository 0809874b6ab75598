import type { Words } from '../en.ts'

export const setup: Words['setup'] = {}
