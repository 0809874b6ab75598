/** Runs a command-line tool: what goes wrong is told as one sentence, and ends with 1. */
export async function toldSimply(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exitCode = 1
  }
}
