import type { LetterLanguage } from '../../shared/mail.ts'
import { letterWords } from './language.ts'
import { escaped } from './render.ts'

/** What somebody finds who comes from a letter to end letters. */
export type OptOut =
  | { is: 'ask'; event: string; url: string }
  | { is: 'stopped'; event: string; url: string }
  | { is: 'back'; event: string; url: string }
  | { is: 'unknown' }

/** The page as HTML, with one form that works without any script. */
export function optOutPage(optOut: OptOut, language: LetterLanguage): string {
  const { title, text, act } = saidOn(optOut, language)
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title><link rel="stylesheet" href="/api/mail/page.css"></head><body><main>`,
    `<h1 dir="auto">${escaped(title)}</h1>${text.map((line) => `<p dir="auto">${escaped(line)}</p>`).join('')}`,
    act
      ? `<form method="post" action="${escaped(act.url)}"><button class="${act.is}">${escaped(act.label)}</button></form>`
      : '',
    '</main></body></html>',
  ].join('\n')
}

function saidOn(optOut: OptOut, language: LetterLanguage) {
  const say = letterWords[language].optOut
  switch (optOut.is) {
    case 'ask':
      return {
        title: say.ask(optOut.event),
        text: [say.still],
        act: { is: 'main', label: say.stop, url: optOut.url },
      }
    case 'stopped':
      return {
        title: say.stopped,
        text: [say.stoppedMeans(optOut.event)],
        act: { is: 'ordinary', label: say.again, url: `${optOut.url}/again` },
      }
    case 'back':
      return {
        title: say.back,
        text: [say.backMeans(optOut.event)],
        act: { is: 'ordinary', label: say.stop, url: optOut.url },
      }
    case 'unknown':
      return { title: say.unknown, text: [say.unknownMeans], act: undefined }
  }
}

/** Ink and paper, as the client's pages. */
export const optOutStyle = `
:root { color-scheme: light dark; --page: #f2f4f5; --ink: #10171b; --ink-2: #44515a; --on-ink: #fff; --edge: #6f7c85; }
@media (prefers-color-scheme: dark) {
  :root { --page: #0d1215; --ink: #f1f4f5; --ink-2: #b3bec5; --on-ink: #10171b; --edge: #7a8891; }
}
body { margin: 0; background: var(--page); color: var(--ink); font: 1.0625rem/1.4 'Noto Sans', system-ui, sans-serif; }
main { max-width: 34rem; padding: 4rem 1.25rem; }
h1 { margin: 0 0 0.75rem; font-size: 1.75rem; line-height: 1.15; overflow-wrap: anywhere; }
p { margin: 0 0 1.5rem; color: var(--ink-2); }
button { min-height: 3.5rem; padding: 0.4rem 1.25rem; border: 1.5px solid var(--edge); border-radius: 10px; background: none;
  color: var(--ink); font: inherit; font-weight: 650; cursor: pointer; }
button.main { border-color: var(--ink); background: var(--ink); color: var(--on-ink); }
button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
`
