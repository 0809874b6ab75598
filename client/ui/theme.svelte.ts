import { keep, kept } from './keeping.ts'

/** `auto`: what the device says. */
export type Theme = 'auto' | 'light' | 'dark'
export const themes: readonly Theme[] = ['auto', 'light', 'dark']

const key = 'rondo:theme'
let chosen = $state<Theme>(kept<Theme>('browser', key) ?? 'auto')

export function theme(): Theme {
  return chosen
}

/** Kept in this browser. */
export function chooseTheme(next: Theme): void {
  chosen = next
  keep('browser', key, next)
  applyTheme()
}

/** Puts what was chosen on the page. Called once at the start. */
export function applyTheme(): void {
  if (chosen === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
}
