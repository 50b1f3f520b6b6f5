import { expect, type Page } from '@playwright/test'
import { expectAccessible, settled, shoot } from './looks'
import { api, people, signIn, test } from './people'
import { openRound, reportOf } from './rounds'

interface Unit { id: string; code: string; name: string; kind: string }

/** Types into every cell: a figure where one fits, "Không phát sinh" where nothing happened. */
async function fillIn(page: Page): Promise<void> {
  const nothing = page.getByRole('button', { name: /^Không phát sinh/ })
  await nothing.first().click()
  const cells = page.locator('[data-cell]')
  for (let index = 0; index < await cells.count(); index++) {
    const cell = cells.nth(index)
    const kind = await cell.evaluate((element) => element.tagName)
    if (kind === 'SELECT') await cell.selectOption('co')
    else if (kind === 'TEXTAREA') await cell.fill('Hoàn thành theo kế hoạch năm.')
    else if (await cell.inputValue() === '') await cell.fill((await cell.getAttribute('placeholder')) === 'tổng số' ? '40' : '1')
  }
  await page.locator('[data-cell]').first().focus()
  // Autosave says so when the server has everything.
  await expect(page.locator('.page-bar')).toContainText(/Đã lưu/)
}

test('a school’s figures reach the department while it watches', async ({ browser }) => {
  const admin = await signIn(browser, people.admin)
  const round = await openRound(admin.page)
  const units = (await api<{ items: Unit[] }>(admin.page, 'GET', '/api/reports/units?limit=200')).json.items
  const department = units.find((unit) => unit.kind === 'DEPARTMENT')
  if (!department) throw new Error('no department')
  const teacher = await signIn(browser, people.teacher)
  const head = await signIn(browser, people.head)
  const above = (await api<{ items: Unit[] }>(teacher.page, 'GET', '/api/reports/units?kind=COMMUNE_OFFICE')).json.items[0]
  if (!above) throw new Error('no commune office')
  const commune = await signIn(browser, { tenant: 'quang-ninh', username: `ubnd.${above.code}` })
  const watcher = await signIn(browser, people.department)
  const report = await reportOf(teacher.page, round)

  await test.step('the school enters its figures', async () => {
    const page = teacher.page
    await page.goto(`/bao-cao/${report}`)
    await settled(page)
    await expectAccessible(page)
    await fillIn(page)
    await expect(page.locator('.cell.is-zero').first()).toContainText('Không phát sinh')
    await shoot(page, 'bao-cao')
  })
  await test.step('the head checks and submits', async () => {
    const page = head.page
    await page.goto(`/bao-cao/${report}`)
    await page.getByRole('link', { name: 'Kiểm tra và nộp' }).first().click()
    await expect(page.getByRole('heading', { name: 'Kiểm tra trước khi nộp' })).toBeVisible()
    await shoot(page, 'kiem-tra')
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Nộp cho / }).click()
    await expect(page.getByRole('heading', { name: /^Đã nộp cho / })).toBeVisible()
  })
  await test.step('the commune accepts, the department’s page changes by itself', async () => {
    const page = watcher.page
    await page.goto(`/tong-hop/${round.id}/${department.id}`)
    await settled(page)
    await expect(page.locator('.live')).toContainText('Trực tiếp')
    const accepted = page.locator('.fig', { hasText: 'Đã duyệt' }).locator('.value')
    await expect(accepted).toHaveText(/^0\//)
    let navigations = 0
    page.on('framenavigated', () => { navigations++ })
    await page.evaluate(() => { (window as unknown as { stays: boolean }).stays = true })

    await commune.page.goto(`/cho-duyet/bao-cao/${report}`)
    await commune.page.getByRole('radiogroup', { name: 'Quyết định' }).getByText('Duyệt').click()
    await shoot(commune.page, 'duyet-bao-cao')
    await commune.page.getByRole('button', { name: 'Duyệt báo cáo' }).click()

    await expect(accepted).toHaveText(/^1\//)
    expect(navigations).toBe(0)
    expect(await page.evaluate(() => (window as unknown as { stays?: boolean }).stays)).toBe(true)
    await shoot(page, 'tong-hop')
    await expectAccessible(page)
  })
  await test.step('the department drills down to the school', async () => {
    const page = watcher.page
    const all = page.getByRole('button', { name: /^Xem tất cả / })
    if (await all.count() > 0) await all.first().click()
    await page.locator('.child-table').getByRole('link', { name: new RegExp(`^${above.name.replace('UBND ', '')}$`, 'i') }).click()
    await expect(page.getByRole('navigation', { name: 'Cấp đang xem' })).toContainText(above.name)
    await page.locator('.child-table').getByRole('link', { name: /Ánh Dương/ }).first().click()
    await expect(page.getByRole('heading', { name: new RegExp(round.name) })).toBeVisible()
    await expect(page.locator('.page-bar')).toContainText('Đã duyệt')
  })
  await test.step('the late are nudged in one click', async () => {
    const page = watcher.page
    await page.goto(`/tong-hop/${round.id}/${department.id}`)
    await page.getByRole('button', { name: /^Nhắc \d+ đơn vị$/ }).click()
    await expect(page.getByText(/^Đã nhắc \d+ đơn vị$/)).toBeVisible()
    await expect(page.getByText(/đã nhắc 1 lần/).first()).toBeVisible()
  })
  await test.step('the other province sees nothing of it', async () => {
    const stranger = await signIn(browser, people.stranger)
    await stranger.page.goto(`/tong-hop/${round.id}/${department.id}`)
    await expect(stranger.page.getByRole('heading', { name: 'Chưa tải được bảng tổng hợp' })).toBeVisible()
    await stranger.page.goto(`/bao-cao/${report}`)
    await expect(stranger.page.getByRole('alert').first()).toBeVisible()
    await expect(stranger.page.getByText('Ánh Dương')).toHaveCount(0)
    await stranger.context.close()
  })
  for (const one of [admin, teacher, head, commune, watcher]) await one.context.close()
})
