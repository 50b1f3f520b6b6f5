import { expect, type Page } from '@playwright/test'
import { expectAccessible, settled, shoot } from './looks'
import { api, people, signIn, test } from './people'

const FILE = new URL('../../demo/plans/ke-hoach-anh-duong-2026.docx', import.meta.url).pathname

async function reviewerOf(page: Page): Promise<{ tenant: string; username: string }> {
  // The commune office's account is named after its code; the plan says which office it is.
  const { json } = await api<{ items: { code: string; name: string; kind: string }[] }>(page, 'GET', '/api/reports/units?kind=COMMUNE_OFFICE&limit=200')
  const commune = json.items[0]
  if (!commune) throw new Error('the school sees no commune office above it')
  return { tenant: 'quang-ninh', username: `ubnd.${commune.code}` }
}

async function issue(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: 'Ban hành…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Số', { exact: true }).fill(number)
  await dialog.getByLabel('Ký hiệu').fill('KH-THAD')
  await dialog.getByLabel('Địa danh').fill('Mạo Khê')
  await dialog.getByLabel('Chức vụ người ký').fill('Hiệu trưởng')
  await dialog.getByRole('button', { name: /^(Vẫn b|B)an hành$/ }).click()
  await expect(page.getByText(`Đã ban hành kế hoạch số ${number}/KH-THAD`)).toBeVisible()
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nộp', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp', exact: true }).click()
  await expect(page.getByText(/^Đã nộp cho /).first()).toBeVisible()
}

test('a plan goes from a Word file to accepted, once returned', async ({ browser }) => {
  const number = String(9_000 + (Date.now() % 90_000))
  const reason = `Ghi rõ người phụ trách từng nhiệm vụ (${number}).`
  const teacher = await signIn(browser, people.teacher)
  const head = await signIn(browser, people.head)
  const reviewer = await signIn(browser, await reviewerOf(teacher.page))

  await test.step('the school imports the file', async () => {
    const page = teacher.page
    await page.goto('/ke-hoach/nhap')
    await expectAccessible(page)
    await page.locator('input[type=file]').setInputFiles(FILE)
    await expect(page.getByRole('button', { name: 'Tải lên và đọc' })).toBeDisabled()
    await page.getByLabel('Tệp này không có nội dung thuộc bí mật nhà nước.').check()
    await page.getByRole('button', { name: 'Tải lên và đọc' }).click()
    await expect(page.getByRole('heading', { name: 'Đã lập bản thảo' })).toBeVisible({ timeout: 60_000 })
    await shoot(page, 'nhap-ke-hoach')
    await page.getByRole('link', { name: 'Mở kế hoạch' }).click()
  })
  const path = await test.step('the finding stands beside the text and is put right', async () => {
    const page = teacher.page
    await expect(page).toHaveURL(/\/ke-hoach\/[^/]+$/)
    await settled(page)
    const finding = page.locator('.finding', { hasText: '07/9/2015' }).first()
    await expect(finding).toBeVisible()
    await shoot(page, 'ke-hoach')
    await expectAccessible(page)
    const corrections = page.getByRole('button', { name: /^Sửa theo gợi ý/ })
    for (let left = await corrections.count(); left > 0; left--) {
      await corrections.first().click()
      await expect(corrections).toHaveCount(left - 1)
    }
    await expect(page.getByText('07/8/2015')).toHaveCount(0)
    return new URL(page.url()).pathname
  })
  await test.step('the head issues and submits', async () => {
    await head.page.goto(path)
    await issue(head.page, number)
    await submit(head.page)
  })
  await test.step('the reviewer returns it with a reason', async () => {
    const page = reviewer.page
    await page.goto('/cho-duyet')
    await settled(page)
    await shoot(page, 'cho-duyet')
    await expectAccessible(page)
    await page.goto(`/cho-duyet${path}`)
    await page.getByRole('radiogroup', { name: 'Quyết định' }).getByText('Trả lại').click()
    await page.getByRole('button', { name: 'Trả lại kế hoạch' }).click()
    await expect(page.getByText('Viết lý do để đơn vị biết phải sửa gì.')).toBeVisible()
    await page.getByLabel(/^Lý do/).fill(reason)
    await shoot(page, 'duyet-ke-hoach')
    await page.getByRole('button', { name: 'Trả lại kế hoạch' }).click()
    await expect(page.getByText(/^Đã trả lại kế hoạch cho /)).toBeVisible()
  })
  await test.step('the school is told while it looks at something else', async () => {
    // The head's page stood on the plan the whole time; nobody touched it.
    await expect(head.page.locator('.toasts').getByText(reason)).toBeVisible()
    await expect(head.page.locator('.warning').getByText(reason)).toBeVisible()
    await head.page.goto('/thong-bao')
    await expect(head.page.getByText(reason).first()).toBeVisible()
    await shoot(head.page, 'thong-bao')
    await expectAccessible(head.page)
  })
  await test.step('the school revises and submits again, the reviewer accepts', async () => {
    await head.page.goto(path)
    await head.page.getByRole('button', { name: 'Lập bản sửa đổi' }).click()
    await expect(head.page.getByText(/^Đã lập bản sửa đổi/)).toBeVisible()
    await issue(head.page, String(Number(number) + 1))
    await submit(head.page)
    await reviewer.page.goto(`/cho-duyet${path}`)
    await reviewer.page.getByRole('radiogroup', { name: 'Quyết định' }).getByText('Duyệt').click()
    await reviewer.page.getByRole('button', { name: 'Duyệt kế hoạch' }).click()
    await expect(reviewer.page.getByText(/^Đã duyệt kế hoạch của /)).toBeVisible()
    await expect(head.page.locator('.page-bar').getByText('Đã duyệt')).toBeVisible()
  })
  await test.step('the other province does not find it', async () => {
    const stranger = await signIn(browser, people.stranger)
    await stranger.page.goto(path)
    await expect(stranger.page.getByRole('heading', { name: 'Chưa mở được kế hoạch' })).toBeVisible()
    await expect(stranger.page.getByText('Ánh Dương')).toHaveCount(0)
    await stranger.context.close()
  })
  for (const one of [teacher, head, reviewer]) await one.context.close()
})
