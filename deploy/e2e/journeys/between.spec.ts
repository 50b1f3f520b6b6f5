import { expect, type Page } from '@playwright/test'
import { settled, shoot } from './looks'
import { api, people, signIn, signInOn, test } from './people'
import { openRound, reportOf } from './rounds'

interface Report { version: number; form: { sections: { indicators: { code: string; type: string }[] }[] }; cells: { code: string; own: { number: number | null } | null }[] }

const read = async (page: Page, id: string) => (await api<Report>(page, 'GET', `/api/reports/${id}`)).json

/** The first cells of the form that take a figure. */
async function figureCells(page: Page, id: string): Promise<string[]> {
  const { form } = await read(page, id)
  return form.sections.flatMap((section) => section.indicators).filter(({ type }) => type === 'COUNT').map(({ code }) => code)
}

const cell = (page: Page, code: string) => page.locator(`#o-${code}`)

async function figure(page: Page, id: string, code: string): Promise<number | null> {
  return (await read(page, id)).cells.find((one) => one.code === code)?.own?.number ?? null
}

async function openReport(page: Page, id: string): Promise<void> {
  await page.goto(`/bao-cao/${id}`)
  await settled(page)
}

const saved = (page: Page) => expect(page.locator('.page-bar')).toContainText(/Đã lưu/)

/** A report that nobody has touched yet. */
async function freshReport(admin: Page, school: Page): Promise<{ id: string; codes: [string, string, string] }> {
  const id = await reportOf(school, await openRound(admin))
  const [a, b, c] = await figureCells(school, id)
  if (!a || !b || !c) throw new Error('the form has fewer than three cells for figures')
  return { id, codes: [a, b, c] }
}

test('two people in one report lose nothing of each other', async ({ browser }) => {
  const admin = await signIn(browser, people.admin)
  const teacher = await signIn(browser, people.teacher)
  const head = await signIn(browser, people.head)
  const { id, codes: [a, b, c] } = await freshReport(admin.page, teacher.page)
  await openReport(teacher.page, id)
  await openReport(head.page, id)

  await test.step('different cells come together without a word', async () => {
    await cell(head.page, a).fill('66')
    await saved(head.page)
    await cell(teacher.page, b).fill('88')
    await saved(teacher.page)
    await expect(cell(teacher.page, a)).toHaveValue('66')
    expect([await figure(teacher.page, id, a), await figure(teacher.page, id, b)]).toEqual([66, 88])
  })
  await test.step('the same cell asks, showing both figures', async () => {
    await cell(head.page, c).fill('5')
    await expect.poll(() => figure(head.page, id, c)).toBe(5)
    await cell(teacher.page, c).fill('7')
    await teacher.page.getByRole('button', { name: 'Xem và chọn' }).click()
    const dialog = teacher.page.getByRole('dialog', { name: 'Hai người sửa cùng một chỗ' })
    await expect(dialog.getByRole('radio', { name: '7', exact: true })).toBeVisible()
    await expect(dialog.getByRole('radio', { name: '5', exact: true })).toBeVisible()
    await shoot(teacher.page, 'hai-nguoi-mot-o')
    await dialog.getByRole('radio', { name: '7', exact: true }).check()
    await dialog.getByRole('button', { name: 'Giữ như đã chọn' }).click()
    await expect(dialog).toBeHidden()
    await expect.poll(() => figure(teacher.page, id, c)).toBe(7)
    expect([await figure(teacher.page, id, a), await figure(teacher.page, id, b)]).toEqual([66, 88])
  })
  for (const one of [admin, teacher, head]) await one.context.close()
})

test('what one person could not save is neither shown to the next one at this computer nor sent by them', async ({ browser }) => {
  const admin = await signIn(browser, people.admin)
  const { page, context } = await signIn(browser, people.teacher)
  const { id, codes: [a] } = await freshReport(admin.page, page)
  await openReport(page, id)

  await test.step('the session ends while the teacher types', async () => {
    await context.clearCookies()
    await cell(page, a).fill('78')
    await expect(page.getByRole('link', { name: 'Đăng nhập lại' })).toBeVisible()
    await expect(page.locator('.strips')).toContainText('Phần vừa gõ được giữ trên máy này')
    await expect(page.getByText('CSRF')).toHaveCount(0)
    await expect(cell(page, a)).toHaveValue('78')
    await shoot(page, 'het-phien')
  })
  await test.step('the sign-in page says why', async () => {
    const again = await context.newPage()
    await again.goto('/dang-nhap?ly-do=het-phien&tiep=/da-dang-nhap')
    await expect(again.getByText('Phiên làm việc đã hết.')).toBeVisible()
    await again.close()
  })
  await test.step('the head signs in at the same computer', async () => {
    await signInOn(page, people.head)
    await openReport(page, id)
    await expect(cell(page, a)).toHaveValue('')
    await expect(page.locator('.strip-dark')).toHaveCount(0)
    expect(await figure(page, id, a)).toBeNull()
  })
  await test.step('the teacher comes back and finds the figure, which is then saved', async () => {
    await context.clearCookies()
    await signInOn(page, people.teacher)
    await openReport(page, id)
    await expect(cell(page, a)).toHaveValue('78')
    await saved(page)
    expect(await figure(page, id, a)).toBe(78)
  })
  await context.close()
  await admin.context.close()
})

test('signing in again in another tab lets the first one go on; another account never writes through it', async ({ browser }) => {
  const admin = await signIn(browser, people.admin)
  const { page, context } = await signIn(browser, people.teacher)
  const { id, codes: [a, b] } = await freshReport(admin.page, page)
  await openReport(page, id)

  await test.step('the same person', async () => {
    await context.clearCookies()
    await cell(page, a).fill('11')
    // The link of the strip opens the sign-in page in a tab of its own, which closes when it is done.
    const opening = context.waitForEvent('page')
    await page.getByRole('link', { name: 'Đăng nhập lại' }).click()
    const again = await opening
    await again.getByLabel('Tỉnh, thành phố').selectOption(people.teacher.tenant)
    await again.getByLabel('Tên đăng nhập').fill(people.teacher.username)
    await again.getByLabel('Mật khẩu', { exact: true }).fill(process.env.DEMO_PASSWORD ?? '')
    await again.getByRole('button', { name: 'Đăng nhập' }).click()
    await saved(page)
    await expect(page.getByRole('link', { name: 'Đăng nhập lại' })).toBeHidden()
    expect(await figure(page, id, a)).toBe(11)
    if (!again.isClosed()) await again.close()
  })
  await test.step('another person', async () => {
    await context.clearCookies()
    const other = await context.newPage()
    await signInOn(other, people.head)
    await cell(page, b).fill('22')
    await expect(page.locator('.strips')).toContainText('vừa đăng nhập tài khoản khác')
    await expect(cell(page, b)).toHaveValue('22')
    await page.keyboard.press('Control+s')
    await shoot(page, 'nguoi-khac-dang-nhap')
    expect(await figure(other, id, b)).toBeNull()
    await expect(page.getByText('CSRF')).toHaveCount(0)
    await other.close()
  })
  await context.close()
  await admin.context.close()
})

test('twelve tabs of one browser all load and hear of news', async ({ browser }) => {
  const admin = await signIn(browser, people.admin)
  const { page, context } = await signIn(browser, people.head)
  const tabs = [page]
  await test.step('each opens', async () => {
    for (let index = 1; index < 12; index++) {
      const tab = await context.newPage()
      await tab.goto('/', { timeout: 15_000 })
      await expect(tab.getByRole('heading', { name: 'Việc của tôi' })).toBeVisible()
      tabs.push(tab)
    }
  })
  const unread = async (tab: Page) => Number(/\d+/.exec(await tab.locator('a.bell').getAttribute('aria-label') ?? '')?.[0] ?? 0)
  /** Opening a round asks every unit for a report, and tells its people. */
  const hearOfARound = async (listening: Page[]) => {
    const before = await unread(listening[0]!)
    await openRound(admin.page)
    await Promise.all(listening.map((tab) => expect.poll(() => unread(tab), { timeout: 30_000 }).toBeGreaterThan(before)))
  }
  await test.step('each hears of a new round', () => hearOfARound(tabs))
  await test.step('also after the tab that held the connection is gone', async () => {
    await tabs.shift()!.close()
    await hearOfARound(tabs)
  })
  await context.close()
  await admin.context.close()
})
