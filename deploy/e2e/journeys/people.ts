import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test'

/** What browsers complained about during the journey that runs. */
let complaints: string[] = []

/** A refusal that a journey provokes on purpose is logged by the browser as a resource that failed to load; nothing else is. */
const REFUSED = /Failed to load resource: the server responded with a status of (401|403|404|409|412|422|429|503)/

/** Writes down console errors, uncaught faults and whatever the content security policy forbade. */
async function listen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
  }))
  context.on('page', (page) => {
    page.on('console', (message) => {
      if (message.type() !== 'error') return
      if (REFUSED.test(message.text()) && message.location().url.includes('/api/')) return
      complaints.push(`${page.url()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  })
}

/** A journey: it also fails on anything that a browser complained about on its way. */
export const test = base.extend<{ quiet: void }>({
  quiet: [async ({}, use) => {
    complaints = []
    await use()
    expect(complaints, 'complaints of the browser').toEqual([])
  }, { auto: true }],
})

/** A fresh browser profile whose complaints count. */
export async function profile(browser: Browser, size = { width: 1280, height: 800 }): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: size })
  await listen(context)
  return context
}

/** Demo accounts of the first school of Quảng Ninh and of the offices above it (see deploy/demo). */
export const people = {
  teacher: { tenant: 'quang-ninh', username: 'tieu-hoc-anh-duong.07069' },
  head: { tenant: 'quang-ninh', username: 'tieu-hoc-anh-duong.07069.ht' },
  department: { tenant: 'quang-ninh', username: 'so.chuyenvien' },
  admin: { tenant: 'quang-ninh', username: 'quantri' },
  stranger: { tenant: 'hai-phong', username: 'so.chuyenvien' },
}

export interface Person { tenant: string; username: string }

function password(): string {
  const given = process.env.DEMO_PASSWORD
  if (!given) throw new Error('DEMO_PASSWORD is not set: run through deploy/verify, or source the system’s environment.')
  return given
}

/** A browser of this person, signed in through the form. */
export async function signIn(browser: Browser, person: Person, size = { width: 1280, height: 800 }): Promise<{ page: Page; context: BrowserContext }> {
  const context = await profile(browser, size)
  const page = await context.newPage()
  await signInOn(page, person)
  return { page, context }
}

/** Signs in on a page of a browser in which nobody is signed in. */
export async function signInOn(page: Page, person: Person): Promise<void> {
  await page.goto('/dang-nhap')
  await page.getByLabel('Tỉnh, thành phố').selectOption(person.tenant)
  await page.getByLabel('Tên đăng nhập').fill(person.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password())
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByRole('link', { name: /Liên Thông, trang đầu/ })).toBeVisible()
}

interface Json { [key: string]: unknown }

/** Asks the API as the person whose page it is; for setting a scene, never for what a journey is about. */
export async function api<T = Json>(page: Page, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, version?: number): Promise<{ status: number; json: T }> {
  return page.evaluate(async ([method, path, body, version]) => {
    const session = await (await fetch('/api/session')).json() as { csrf: { header: string; token: string } }
    const headers: Record<string, string> = { 'Accept': 'application/json, application/problem+json', [session.csrf.header]: session.csrf.token }
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    if (version !== undefined) headers['If-Match'] = `"${version}"`
    else if (method === 'POST') headers['Idempotency-Key'] = crypto.randomUUID()
    const answer = await fetch(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
    const text = await answer.text()
    return { status: answer.status, json: (text ? JSON.parse(text) : {}) as never }
  }, [method, path, body, version] as const)
}
