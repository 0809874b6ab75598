import type { Block, Letter } from './letter.ts'

/** Name of the code's picture inside a letter. */
export const codeId = 'code@rondo'

/** The letter as plain text: what every reader can show, and all of what the HTML says. */
export function asText({ blocks, foot, stop }: Letter): string {
  const end = [...foot, ...(stop ? [`${stop.label}: ${stop.url}`] : [])]
  const said = blocks.filter(({ is }) => is !== 'code').map(blockAsText)
  return `${[...said, ['-- ', ...end].join('\n')].join('\n\n')}\n`
}

function blockAsText(block: Block): string {
  switch (block.is) {
    case 'rows':
      return block.rows
        .map(({ title, detail }) => [`- ${title}`, ...(detail ? [`  ${detail}`] : [])].join('\n'))
        .join('\n')
    case 'act':
      return `${block.label}:\n${block.url}`
    default:
      return 'text' in block ? block.text : block.label
  }
}

const body = 'margin:0 auto;max-width:36rem;padding:24px 20px;font:17px/1.45 "Noto Sans",Helvetica,Arial,sans-serif'
const button =
  'display:inline-block;padding:14px 22px;border-radius:10px;background:#10171b;color:#ffffff;font-weight:bold;text-decoration:none'
const row = 'padding:12px 0;border-top:1px solid #cfd6da'
const small = 'margin-top:32px;padding-top:12px;border-top:1px solid #cfd6da;font-size:14px'

/** The same as simple HTML: no style sheet, no script, nothing fetched from anywhere. */
export function asHtml({ language, subject, blocks, foot, stop }: Letter): string {
  const stopLink = stop ? `<p><a href="${escaped(stop.url)}" style="color:inherit">${escaped(stop.label)}</a></p>` : ''
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">`,
    `<title>${escaped(subject)}</title></head><body style="${escaped(body)}">`,
    ...blocks.map(blockAsHtml),
    `<div style="${small}">${foot.map((text) => `<p>${escaped(text)}</p>`).join('')}${stopLink}</div>`,
    '</body></html>',
  ].join('\n')
}

function blockAsHtml(block: Block): string {
  switch (block.is) {
    case 'text':
      return `<p>${escaped(block.text)}</p>`
    case 'words':
      return `<p dir="auto">${escaped(block.text).replaceAll('\n', '<br>')}</p>`
    case 'rows':
      return block.rows
        .map(
          ({ title, detail }) => `<div style="${row}"><strong>${escaped(title)}</strong><br>${escaped(detail)}</div>`,
        )
        .join('\n')
    case 'act':
      return `<p style="margin:24px 0"><a href="${escaped(block.url)}" style="${button}">${escaped(block.label)}</a></p>`
    case 'code':
      return `<p>${escaped(block.label)}</p><p><img src="cid:${codeId}" width="200" height="200" alt="${escaped(block.label)}"></p>`
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML shows it, in an element or in quotes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter]!)
}
