import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromium, type Browser, type Page } from 'playwright-core'
import * as fixtures from '../src/testing/fixtures'
import { defaultRoutes, refused } from '../src/testing/api'
import { executablePath, openPage, pictures, violations } from './browser'
import { startPortal, type PortalServer } from './portal-server'
import type { Session } from '../src/api/types'

const issued = { ...fixtures.plan, state: { ...fixtures.plan.state, type: 'ISSUED' as const }, allowed: ['submit', 'revise'] }
const twoOpen = [{ ...fixtures.report, version: 5 }, { ...fixtures.report, version: 9, cells: fixtures.report.cells.map((cell) => (cell.code === 'I06' ? { ...cell, own: fixtures.number(66) } : cell)) }]

interface Case { name: string; path: string; session?: Session; routes?: Record<string, unknown>; opener: string | RegExp; title: string | RegExp; press?: string; before?: (page: Page) => Promise<void>; link?: boolean }

/** Every dialog that the portal can open. */
const dialogs: Case[] = [
  { name: 'soan-moi', path: '/ke-hoach', opener: 'Soạn mới', title: 'Soạn kế hoạch mới' },
  { name: 'phan-dau', path: '/ke-hoach/k1', opener: 'Sửa phần đầu', title: 'Phần đầu của kế hoạch' },
  { name: 'noi-nhan', path: '/ke-hoach/k1', opener: 'Sửa nơi nhận', title: 'Nơi nhận' },
  { name: 'chu-ky', path: '/ke-hoach/k1', opener: 'Sửa chữ ký', title: 'Chữ ký' },
  { name: 'nhiem-vu', path: '/ke-hoach/k1', opener: 'Thêm nhiệm vụ', title: 'Nhiệm vụ' },
  { name: 'thoi-han', path: '/ke-hoach/k1', opener: 'Thêm thời hạn', title: 'Thời hạn' },
  { name: 'ban-hanh', path: '/ke-hoach/k1', opener: 'Ban hành…', title: 'Ban hành kế hoạch' },
  { name: 'nop', path: '/ke-hoach/k1', routes: { 'GET /api/plans/:id': issued }, opener: 'Nộp', title: /^Nộp kế hoạch cho/ },
  { name: 'mo-ky', path: '/tong-hop/2026-1/so', session: fixtures.departmentSession, opener: 'Mở kỳ báo cáo…', title: 'Mở kỳ báo cáo' },
  { name: 'khoa-ky', path: '/tong-hop/2026-1/so', session: fixtures.departmentSession, opener: 'Khóa kỳ…', title: /^Khóa kỳ/ },
  { name: 'them-tai-khoan', path: '/quan-tri/tai-khoan', session: fixtures.departmentSession, opener: 'Thêm tài khoản', title: 'Thêm tài khoản' },
  { name: 'sua-tai-khoan', path: '/quan-tri/tai-khoan', session: fixtures.departmentSession, opener: /^Sửa/, title: /^Tài khoản/ },
  { name: 'tao-tinh', path: '/quan-tri/tinh', session: fixtures.operatorSession, opener: 'Tạo tỉnh', title: 'Tạo tỉnh' },
  { name: 'tam-ngung', path: '/quan-tri/tinh', session: fixtures.operatorSession, opener: 'Tạm ngừng…', title: /^Tạm ngừng/ },
  { name: 'tro-giup', path: '/ke-hoach', opener: 'Soạn mới', press: '?', title: 'Phím tắt' },
  {
    name: 'hai-nguoi-sua', path: '/bao-cao/b1', opener: 'Xem và chọn', title: 'Hai người sửa cùng một chỗ',
    routes: { 'PUT /api/reports/:id': refused(412, 'stale-version', 'Báo cáo đã có bản mới hơn.') },
    before: async (page) => {
      await page.locator('#o-I06').fill('88')
      await page.getByRole('button', { name: 'Xem và chọn' }).waitFor()
    },
  },
]

describe.skipIf(!existsSync(executablePath))('every dialog in Chromium', () => {
  let browser: Browser
  let portal: PortalServer

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    portal = await startPortal({})
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })

  afterAll(async () => {
    await browser?.close()
    await portal?.close()
  })

  for (const dialog of dialogs) {
    for (const [width, height] of [[1280, 560], [360, 640]] as const) {
      test(`${dialog.name} at ${width} px: the page stands still, nothing is forbidden, Esc leads back`, async () => {
        let reads = 0
        portal.routes = { ...defaultRoutes(dialog.session), ...(dialog.name === 'hai-nguoi-sua' && { 'GET /api/reports/:id': () => twoOpen[Math.min(reads++, 1)] }), ...dialog.routes }
        const { page, complaints, close } = await openPage(browser, portal, dialog.path, width, height)
        await dialog.before?.(page)
        const opener = page.getByRole('button', { name: dialog.opener, exact: typeof dialog.opener === 'string' }).first()
        await opener.focus()
        await page.keyboard.press(dialog.press ?? 'Enter')
        const shown = page.getByRole('dialog', { name: dialog.title })
        await shown.waitFor()
        expect(await shown.evaluate((element) => element.contains(document.activeElement) || element === document.activeElement || document.activeElement?.closest('.ant-modal-root') !== null), 'focus is in the dialog').toBe(true)
        // The dialog comes in over a moment, and axe and the eye judge what is there after it.
        await expect.poll(() => shown.evaluate((element) => getComputedStyle(element).opacity === '1' && document.getAnimations().every((animation) => animation.playState !== 'running'))).toBe(true)
        await page.screenshot({ path: resolve(pictures, `hop-thoai-${dialog.name}-${width}.png`) })

        const before = await page.evaluate(() => window.scrollY)
        await page.mouse.move(4, height - 4)
        await page.mouse.wheel(0, 400)
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect(sideways, 'pixels of sideways scrolling').toBeLessThanOrEqual(0)
        expect(await violations(page)).toEqual([])
        // A wheel takes effect a moment later; axe took longer than that.
        expect(await page.evaluate(() => window.scrollY), 'the page behind').toBe(before)

        await page.keyboard.press('Escape')
        await shown.waitFor({ state: 'hidden' })
        await expect.poll(() => opener.evaluate((element) => element === document.activeElement), { message: 'focus is back' }).toBe(true)
        expect(await page.evaluate(() => document.documentElement.classList.contains('held'))).toBe(false)
        const expected = dialog.name === 'hai-nguoi-sua' ? complaints.filter((complaint) => !complaint.includes('412')) : complaints
        expect(expected).toEqual([])
        await close()
      })
    }
  }

  test('what opens from a menu gives the focus back to the menu’s button', async () => {
    portal.routes = defaultRoutes()
    const { page, complaints, close } = await openPage(browser, portal, '/ke-hoach', 1280, 700)
    const menu = page.getByRole('button', { name: /tài khoản hieutruong/ })
    await menu.click()
    await page.getByRole('button', { name: 'Phím tắt, trợ giúp' }).click()
    await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => menu.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(complaints).toEqual([])
    await close()
  })
})
