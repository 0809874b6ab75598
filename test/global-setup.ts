import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What the tests need beside npm: Debian package -> whether it is there. */
const needed: Record<string, () => boolean> = {
  'redis-server': () => onPath('redis-server'),
  chromium: () => ['chromium', 'chromium-browser', 'google-chrome'].some(onPath),
  // Debian's own python3 finds it there, whatever other python comes first on the path.
  'python3-icalendar': () => existsSync('/usr/lib/python3/dist-packages/icalendar'),
}

/**
 * Runs once before all tests (vitest `globalSetup`). No test is skipped because something is missing: what is missing is installed
 * by apt, as root or with a sudo that asks nothing; elsewhere the run stops with the line to type.
 */
export default function setup(): void {
  const missing = missingPackages()
  if (missing.length === 0) return
  const install = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`
  const asRoot = rootShell()
  if (!asRoot) throw new Error(`The tests need ${missing.join(' and ')}. Install by: sudo sh -c '${install}'`)
  console.log(`The tests need ${missing.join(' and ')}, installing: ${install}`)
  const [shell, ...args] = asRoot
  const { status } = spawnSync(shell!, [...args, install], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  const still = missingPackages()
  if (status !== 0 || still.length > 0)
    throw new Error(`Installing ${still.join(' and ')} failed. Try: sudo sh -c '${install}'`)
}

function missingPackages(): string[] {
  return Object.entries(needed)
    .filter(([, isThere]) => !isThere())
    .map(([name]) => name)
}

function onPath(program: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)))
}

/** How to run a shell line as root without being asked anything, where there is apt and a way. */
function rootShell(): string[] | undefined {
  if (!onPath('apt-get')) return undefined
  if (process.getuid?.() === 0) return ['sh', '-c']
  if (onPath('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0)
    return ['sudo', '-n', 'sh', '-c']
  return undefined
}
