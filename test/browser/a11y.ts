import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFinds } from './axe.ts'
import { expectAccessible } from './stage.ts'

/** axe finds nothing on the page as it is, by light and by dark. Only colours differ between the two, so only they are looked at twice. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const found = await axeFinds(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
  expect(found, 'by dark').toEqual([])
}

/** What of the page is read out when it changes, politely. What lies behind an open dialog is silent, and does not count. */
export function politeRegions(page: Page): Locator {
  return page.locator('body:not(:has(dialog:modal)), dialog:modal').locator('[role=status], [aria-live=polite]')
}

/** The page shows where the keyboard is: the focused element has an outline, drawn on it or on what it lies in. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  const outlined = await page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return 'nothing is focused'
    // A control laid over what it stands for is outlined there.
    for (let at: Element | null = focused, up = 0; at && up < 3; at = at.parentElement, up++) {
      const { outlineStyle, outlineWidth } = getComputedStyle(at)
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) return 'outlined'
    }
    return `no outline: ${focused.outerHTML.slice(0, 160)}`
  })
  expect(outlined).toBe('outlined')
}

/** Tabs on until what has this name is focused; every stop on the way shows that it is. Fails when the page has been gone round. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen = new Set<string>()
  for (;;) {
    await page.keyboard.press('Tab')
    const { label, key } = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement
      const labels = 'labels' in focused ? [...((focused as HTMLInputElement).labels ?? [])] : []
      const label = focused.getAttribute('aria-label') ?? labels[0]?.textContent ?? focused.textContent ?? ''
      const { x, y } = focused.getBoundingClientRect()
      return { label: label.replace(/\s+/g, ' ').trim(), key: `${focused.tagName} ${label} ${x} ${y}` }
    })
    if (typeof name === 'string' ? label === name : name.test(label)) return expectVisibleFocus(page)
    if (seen.has(key)) throw new Error(`The keyboard does not come to ${name}: ${[...seen].join(' | ')}`)
    seen.add(key)
  }
}

/** Nothing lies beside the page, and nothing is cut off at its side but what can be rolled there. */
export async function expectNothingSideways(page: Page, where: string): Promise<void> {
  const beside = await page.evaluate(() => {
    const wide = document.documentElement.clientWidth
    const top = document.querySelector('dialog:modal') ?? document.body
    const rolls = (one: Element | null): boolean =>
      one !== null && one !== top && (getComputedStyle(one).overflowX !== 'visible' || rolls(one.parentElement))
    const cut = [...top.querySelectorAll('*')].filter((one) => {
      const box = one.getBoundingClientRect()
      // A row of filters rolls by finger and by keys.
      if (one.matches('[role=group][tabindex="0"]')) return false
      const right = Math.max(box.right, getComputedStyle(one).display === 'inline' ? 0 : box.left + one.scrollWidth)
      return box.width > 1 && (right > wide + 1 || box.left < -1) && !rolls(one.parentElement)
    })
    return {
      page: Math.max(0, document.documentElement.scrollWidth - wide),
      cut: cut.map((one) => one.cloneNode() as Element).map((one) => one.outerHTML.slice(0, 120)),
    }
  })
  expect(beside, where).toEqual({ page: 0, cut: [] })
}

/** The side of a target for a thumb, in CSS pixels. Source: LOOK's touch, stricter than WCAG 2.5.8. */
const TARGET_PX = 44

/** Everything to press on the page that is smaller than a thumb, as HTML; links within a sentence and what is only for screen readers apart. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const top = document.querySelector('dialog:modal') ?? document.body
    return [...top.querySelectorAll('button, a[href], select, summary, input, textarea, [role=button]')].flatMap(
      (one) => {
        // A box or a dot within its label is pressed by the label.
        const target = (one.matches('input[type=radio], input[type=checkbox]') && one.closest('label')) || one
        const { width, height } = target.getBoundingClientRect()
        const shown =
          one.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && width > 1 && height > 1
        const inline = one.matches('a') && getComputedStyle(one).display === 'inline'
        const small = width < least - 0.5 || height < least - 0.5
        return shown && !inline && small
          ? [`${Math.round(width)}x${Math.round(height)} ${one.outerHTML.slice(0, 100)}`]
          : []
      },
    )
  }, TARGET_PX)
}
