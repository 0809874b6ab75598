import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds wrong on the page as it is: `<rule>: <where>, <where>`. `rules`: those to look at; absent: all. */
export async function axeFinds(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The largest part of the work is to bring it into the page: once for each that is loaded.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (rules) => {
    const { axe: loaded } = window as unknown as { axe: typeof axe }
    const { violations } = await loaded.run(document, {
      // What is right need not be told element by element.
      resultTypes: ['violations'],
      ...(rules && { runOnly: [...rules] }),
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }, rules)
}
