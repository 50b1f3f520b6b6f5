import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chromium, type Browser, type Page } from 'playwright-core'
import * as fixtures from '../src/testing/fixtures'
import { defaultRoutes, refused } from '../src/testing/api'
import { executablePath, listen, openPage, pictures, violations } from './browser'
import { startPortal, type PortalServer } from './portal-server'

const TABS = 12

describe.skipIf(!existsSync(executablePath))('tabs and troubles in Chromium', () => {
  let browser: Browser
  let portal: PortalServer

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    portal = await startPortal({})
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })

  beforeEach(() => { portal.routes = defaultRoutes() })

  afterAll(async () => {
    await browser?.close()
    await portal?.close()
  })

  test('twelve tabs on HTTP/1.1 all load and hear of changes over one connection, which passes on when its tab closes', async () => {
    let accepted = 100
    portal.routes = { ...defaultRoutes(fixtures.departmentSession), 'GET /api/reports/rounds/:id/rollups/:unit': () => ({ ...fixtures.rollup, accepted }) }
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const figure = (page: Page) => page.locator('.fig', { hasText: 'Đã duyệt' }).locator('.value')
    const tabs: Page[] = []
    const complaints: string[][] = []
    for (let index = 0; index < TABS; index++) {
      const page = await context.newPage()
      complaints.push(await listen(page))
      tabs.push(page)
      await page.goto(`${portal.url}/tong-hop/2026-1/so`, { timeout: 10_000 })
      await figure(page).filter({ hasText: /^100\// }).waitFor({ timeout: 10_000 })
    }
    expect(portal.streams.size).toBe(1)

    const changed = { round: '2026-1', unit: 'so', asOf: '2026-06-12T03:00:00Z' }
    accepted = 101
    portal.signal('rollup', changed)
    await Promise.all(tabs.map((page) => figure(page).filter({ hasText: /^101\// }).waitFor({ timeout: 10_000 })))

    await tabs.shift()!.close()
    await expect.poll(() => portal.streams.size, { timeout: 10_000 }).toBe(1)
    accepted = 102
    portal.signal('rollup', changed)
    await Promise.all(tabs.map((page) => figure(page).filter({ hasText: /^102\// }).waitFor({ timeout: 10_000 })))
    expect(complaints.flat()).toEqual([])
    await context.close()
  })

  test('a burst of signals shows what came in between', async () => {
    let served = 0
    portal.routes = {
      ...defaultRoutes(fixtures.departmentSession),
      'GET /api/reports/rounds/:id/rollups/:unit': async () => {
        await new Promise((done) => setTimeout(done, 300))
        return { ...fixtures.rollup, accepted: ++served }
      },
    }
    const { page, close } = await openPage(browser, portal, '/tong-hop/2026-1/so', 1280, 800)
    const figure = page.locator('.fig', { hasText: 'Đã duyệt' }).locator('.value')
    await figure.filter({ hasText: /^1\// }).waitFor()
    const shown = new Set<string>()
    for (let signal = 0; signal < 40; signal++) {
      portal.signal('rollup', { round: '2026-1', unit: 'so', asOf: '2026-06-12T03:00:00Z' })
      await page.waitForTimeout(100)
      shown.add(await figure.innerText())
    }
    expect(shown.size, 'updates seen').toBeGreaterThanOrEqual(2)
    await figure.filter({ hasText: new RegExp(`^${served}/`) }).waitFor()
    expect(served, 'answers asked for by 40 signals in 4 s').toBeLessThanOrEqual(6)
    await close()
  })

  test('a session that ended stops the live connection and everything else', async () => {
    let signedIn = true
    let asked = 0
    const ended = refused(401, 'unauthenticated', 'Phiên làm việc đã hết.')
    const inner = defaultRoutes()
    portal.routes = Object.fromEntries(Object.entries(inner).map(([key, value]) => [key, () => {
      asked += 1
      return signedIn ? value : ended
    }]))
    const { page, close } = await openPage(browser, portal, '/bao-cao/b1', 1280, 800)
    await page.locator('#o-I01').waitFor()
    await expect.poll(() => portal.streams.size).toBe(1)
    signedIn = false
    for (const stream of portal.streams) stream.destroy()
    await page.getByRole('link', { name: 'Đăng nhập lại' }).waitFor()
    await expect.poll(() => portal.streams.size).toBe(0)
    const before = asked
    await page.waitForTimeout(4_000)
    expect(asked - before, 'requests after the end').toBe(0)
    expect(portal.streams.size).toBe(0)
    await close()
  })

  const troubles: { name: string; words: RegExp; make: (page: Page) => Promise<void>; routes: Record<string, unknown> }[] = [
    { name: 'het-phien', words: /Phiên làm việc đã hết/, routes: { 'PUT /api/reports/:id': refused(401, 'unauthenticated', 'hết') }, make: async (page) => page.locator('#o-I06').fill('88') },
    { name: 'mat-mang', words: /Mất kết nối từ/, routes: {}, make: async (page) => { await page.context().setOffline(true); await page.locator('#o-I06').fill('88'); await page.locator('.saved', { hasText: 'Lưu trên máy' }).waitFor() } },
    { name: 'chua-luu', words: /Chưa lưu được báo cáo/, routes: { 'PUT /api/reports/:id': refused(503, 'busy', 'Máy chủ đang bận.') }, make: async (page) => page.locator('#o-I06').fill('88') },
    {
      name: 'nguoi-khac', words: /vừa đăng nhập tài khoản khác: Phó hiệu trưởng/, routes: { 'PUT /api/reports/:id': refused(403, 'csrf', 'mã') },
      make: async (page) => {
        portal.routes['GET /api/session'] = { ...fixtures.session, account: { ...fixtures.session.account, id: 'a7', username: 'pho.anhduong', title: 'Phó hiệu trưởng' } }
        await page.locator('#o-I06').fill('88')
      },
    },
  ]
  for (const trouble of troubles) {
    for (const [width, height] of [[1280, 700], [360, 640]] as const) {
      test(`${trouble.name} at ${width} px: one strip, in sight wherever the page is scrolled`, async () => {
        portal.routes = { ...defaultRoutes(), ...trouble.routes }
        const { page, close } = await openPage(browser, portal, '/bao-cao/b1', width, height)
        await page.locator('#o-I06').waitFor()
        await trouble.make(page)
        const strip = page.locator('.strip-dark:visible')
        await strip.filter({ hasText: trouble.words }).waitFor()
        expect(await strip.count()).toBe(1)
        await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
        await page.screenshot({ path: resolve(pictures, `dai-${trouble.name}-${width}.png`) })
        const seen = await strip.evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect()
          const bar = document.querySelector('.page-bar')!.getBoundingClientRect()
          return { top, below: bar.top - bottom, onTop: element.contains(document.elementFromPoint(20, (top + bottom) / 2)) }
        })
        expect(seen.top).toBeGreaterThan(0)
        expect(seen.top).toBeLessThan(80)
        // On a phone the page bar scrolls away.
        if (width > 640) expect(Math.abs(seen.below), 'the page bar is right below').toBeLessThanOrEqual(1)
        expect(seen.onTop).toBe(true)
        expect(await page.locator('.strips').getAttribute('role')).toBe('status')
        expect(await page.getByRole('button', { name: 'Thử lại' }).count()).toBeLessThanOrEqual(1)
        expect(await page.getByText('CSRF').count()).toBe(0)
        // Scrolled, something always lies half under what sticks.
        await page.evaluate(() => window.scrollTo(0, 0))
        expect(await violations(page)).toEqual([])
        await close()
      })
    }
  }
})
