import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'

// Every long proof, one after another so that none disturbs another's timings, and then the page. Proofs named on the command line
// run alone: `npm run proof privacy fuzz`.

const { scripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>
}
const wanted = process.argv.slice(2).map((name) => `prove:${name}`)
const proofs = Object.keys(scripts).filter((name) => name.startsWith('prove:'))
const unknown = wanted.filter((name) => !proofs.includes(name))
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}. There are: ${proofs.join(', ')}`)

const broken: string[] = []
for (const name of wanted.length > 0 ? wanted : proofs) if (!(await runs(name))) broken.push(name)
if (!(await runs('proof:page'))) broken.push('proof:page')
if (broken.length > 0) console.log(`Did not hold: ${broken.join(', ')}`)
process.exitCode = broken.length > 0 ? 1 : 0

async function runs(script: string): Promise<boolean> {
  console.log(`\n> ${script}`)
  const [status] = (await once(spawn('npm', ['run', '--silent', script], { stdio: 'inherit' }), 'exit')) as [
    number | null,
  ]
  return status === 0
}
