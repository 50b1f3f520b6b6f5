import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import * as fixtures from '../src/testing/fixtures'
import type { PortalServer } from './portal-server'

export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const pictures = resolve(import.meta.dirname, '../test-results')
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Everything a browser complains about: console errors, uncaught faults, and what the policy forbade. */
export async function listen(page: Page): Promise<string[]> {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)))
  return complaints
}

export interface Opened { page: Page; context: BrowserContext; complaints: string[]; close: () => Promise<void> }

/** A fresh browser profile on the day of the fixtures. */
export async function openPage(browser: Browser, portal: PortalServer, path: string, width: number, height: number): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce', hasTouch: width < 640 })
  const page = await context.newPage()
  await page.clock.setFixedTime(fixtures.NOW)
  const complaints = await listen(page)
  await page.goto(portal.url + path)
  return { page, context, complaints, close: () => context.close() }
}

/** What axe finds on the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  // Through the debugger: the policy of the page rightly forbids a script that is not the portal's.
  await session.send('Runtime.evaluate', { expression: await readFile(axeSource, 'utf8') })
  const result = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((found) => found.violations.flatMap((violation) => violation.nodes.map((node) => violation.id + ': ' + node.target.join(' ') + ' ' + (node.any[0]?.message ?? ''))))`,
    awaitPromise: true, returnByValue: true,
  })
  if (result.exceptionDetails) throw new Error(result.exceptionDetails.text)
  return result.result.value as string[]
}
