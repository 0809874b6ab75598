import { writeFile } from 'node:fs/promises'
import { proofPage } from './page.ts'
import { keptResults } from './results.ts'

await writeFile(new URL('../PROOF.md', import.meta.url), proofPage(await keptResults()))
