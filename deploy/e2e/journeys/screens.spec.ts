import { expect } from '@playwright/test'
import { expectAccessible, expectNoSideways, settled, shoot } from './looks'
import { people, profile, signIn, test, type Person } from './people'

const sizes = [{ width: 1280, height: 800 }, { width: 360, height: 740 }]

const screens: [string, Person, string][] = [
  ['viec-cua-toi', people.teacher, '/'],
  ['ke-hoach-danh-sach', people.teacher, '/ke-hoach'],
  ['nhap-tep', people.teacher, '/ke-hoach/nhap'],
  ['bao-cao-danh-sach', people.teacher, '/bao-cao'],
  ['thong-bao-danh-sach', people.teacher, '/thong-bao'],
  ['van-ban', people.teacher, '/van-ban'],
  ['tong-hop-tinh', people.department, '/tong-hop'],
  ['cho-duyet-danh-sach', people.department, '/cho-duyet'],
  ['don-vi', people.department, '/don-vi'],
  ['tai-khoan', people.admin, '/quan-tri/tai-khoan'],
]

for (const size of sizes) {
  test(`the sign-in page at ${size.width} px`, async ({ browser }) => {
    const context = await profile(browser, size)
    const page = await context.newPage()
    await page.goto('/dang-nhap')
    await expectNoSideways(page)
    await expectAccessible(page)
    await shoot(page, 'dang-nhap')
    await context.close()
  })

  for (const [name, person, path] of screens) {
    test(`${name} at ${size.width} px`, async ({ browser }) => {
      const { page, context } = await signIn(browser, person, size)
      await page.goto(path)
      await settled(page)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await shoot(page, name)
      await expectNoSideways(page)
      await expectAccessible(page)
      await context.close()
    })
  }

  test(`a plan and a report at ${size.width} px`, async ({ browser }) => {
    const { page, context } = await signIn(browser, people.teacher, size)
    for (const list of ['/ke-hoach', '/bao-cao']) {
      await page.goto(list)
      await settled(page)
      await page.locator('[data-row]').first().click()
      await expect(page).toHaveURL(new RegExp(`${list}/.+`))
      await settled(page)
      await shoot(page, list === '/ke-hoach' ? 'mot-ke-hoach' : 'mot-bao-cao')
      await expectNoSideways(page)
      await expectAccessible(page)
    }
    await context.close()
  })
}
