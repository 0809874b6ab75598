export { scriptOf } from './script.ts'
export { play } from './world.ts'
