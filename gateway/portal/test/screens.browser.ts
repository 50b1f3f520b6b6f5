import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromium, type Browser } from 'playwright-core'
import * as fixtures from '../src/testing/fixtures'
import { defaultRoutes } from '../src/testing/api'
import { executablePath, openPage, pictures, violations } from './browser'
import { startPortal, type PortalServer } from './portal-server'
import type { Session } from '../src/api/types'


const reviewable = { ...fixtures.plan, state: { ...fixtures.plan.state, type: 'SUBMITTED' as const }, allowed: ['accept', 'return'] }
const submitted = { ...fixtures.report, state: 'SUBMITTED' as const, allowed: ['accept', 'return'] }

const screens: { name: string; path: string; session?: Session; routes?: Record<string, unknown>; ready: string }[] = [
  { name: 'viec-cua-toi', path: '/', session: fixtures.reviewerSession, ready: 'Bị trả lại' },
  { name: 'viec-trong', path: '/?thu-muc=bi-tra-lai', routes: { 'GET /api/reports/work': fixtures.noWork }, ready: 'Không có gì bị trả lại' },
  { name: 'ke-hoach', path: '/ke-hoach', ready: 'Đã nộp' },
  { name: 'nhap-ke-hoach', path: '/ke-hoach/nhap', ready: 'bí mật nhà nước' },
  { name: 'soan-ke-hoach', path: '/ke-hoach/k1', ready: 'Văn bản được viện dẫn' },
  { name: 'cho-duyet', path: '/cho-duyet', session: fixtures.reviewerSession, ready: 'Chờ 2 ngày' },
  { name: 'duyet-ke-hoach', path: '/cho-duyet/ke-hoach/k1', session: fixtures.reviewerSession, routes: { 'GET /api/plans/:id': reviewable }, ready: 'Quyết định' },
  { name: 'duyet-bao-cao', path: '/cho-duyet/bao-cao/b1', session: fixtures.reviewerSession, routes: { 'GET /api/reports/:id': submitted }, ready: 'Quyết định' },
  { name: 'bao-cao', path: '/bao-cao', ready: 'Bị trả lại' },
  { name: 'lap-bao-cao', path: '/bao-cao/b1', ready: 'Đã nhập' },
  { name: 'kiem-tra', path: '/bao-cao/b1/kiem-tra', ready: 'Chưa nộp được' },
  { name: 'tong-hop', path: '/tong-hop/2026-1/so', session: fixtures.departmentSession, ready: 'Nhắc 9 đơn vị' },
  { name: 'thong-bao', path: '/thong-bao', ready: 'Hôm nay' },
  { name: 'van-ban', path: '/van-ban', ready: 'Còn hiệu lực' },
  { name: 'mot-van-ban', path: '/van-ban/d1', ready: 'Cơ quan ban hành' },
  { name: 'don-vi', path: '/don-vi', session: fixtures.departmentSession, ready: 'UBND xã Ba Chẽ' },
  { name: 'nhap-don-vi', path: '/don-vi/nhap', session: fixtures.departmentSession, ready: 'Thử nhập' },
  { name: 'tai-khoan', path: '/quan-tri/tai-khoan', session: fixtures.departmentSession, ready: 'Đang dùng' },
  { name: 'tinh', path: '/quan-tri/tinh', session: fixtures.operatorSession, ready: 'Đang hoạt động' },
  { name: 'su-kien-gac-lai', path: '/quan-tri/su-kien', session: fixtures.operatorSession, ready: 'Báo cáo được duyệt' },
  { name: 'tim', path: '/tim?q=anh', ready: 'Trường Tiểu học Ánh Dương' },
]

describe.skipIf(!existsSync(executablePath))('every screen in Chromium', () => {
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

  const open = (path: string, width: number, height: number) => openPage(browser, portal, path, width, height)

  for (const screen of screens) {
    for (const [width, height] of [[1280, 900], [360, 740]] as const) {
      test(`${screen.name} at ${width} px: readable by everybody, nothing forbidden, nothing sideways`, async () => {
        portal.routes = { ...defaultRoutes(screen.session), ...screen.routes }
        const { page, complaints, close } = await open(screen.path, width, height)
        await page.getByText(screen.ready).filter({ visible: true }).first().waitFor()
        await page.evaluate(() => document.fonts.ready)
        await page.screenshot({ path: resolve(pictures, `${screen.name}-${width}.png`), fullPage: true })
        expect(complaints).toEqual([])
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect(sideways, 'pixels of sideways scrolling').toBeLessThanOrEqual(0)
        expect(await violations(page)).toEqual([])
        await close()
      })
    }
  }
})
