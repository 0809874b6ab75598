/** Longest line that is taken: more would be no commit of ours. Characters. */
const LONGEST_LINE = 64 * 1024 * 1024

/** The lines of a UTF-8 stream, each with its `\n`; a last one without it as it is. Not node:readline: that one also splits at U+2028. */
export async function* linesOf(readable: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of readable) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    let start = 0
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', start)) {
      yield rest.slice(start, end + 1)
      start = end + 1
    }
    rest = rest.slice(start)
    if (rest.length > LONGEST_LINE) throw new RangeError('A line is too long.')
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
