import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SHOTS = new URL('../test-results/', import.meta.url).pathname
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Violation { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }

/** What axe finds against WCAG 2.2 AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const violations = await page.evaluate(async (tags) => {
    const engine = (window as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: Violation[] }> } }).axe
    return (await engine.run(document, { runOnly: { type: 'tag', values: tags } })).violations
  }, LEVELS)
  expect(violations.map((one) => `${one.id}: ${one.help}\n  ${one.nodes.slice(0, 5).map((node) => `${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`).join('\n  ')}`)).toEqual([])
}

/** The page is never wider than the screen. */
export async function expectNoSideways(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }))
  expect(content, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(screen)
}

export async function shoot(page: Page, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: `${SHOTS}${name}-${width}.png`, fullPage: true })
}

/** Waits until nothing says any more that it is loading. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main#noi-dung:not(:has([aria-busy="true"]))')).toBeVisible()
}
