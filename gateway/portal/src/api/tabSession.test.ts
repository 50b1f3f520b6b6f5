import { describe, expect, test, vi } from 'vitest'
import { session } from '../testing/fixtures'
import { serve } from '../testing/render'
import { refused } from '../testing/api'
import { gateway } from './clients'
import { body, retryAfterMs, send } from './http'
import { TabSession, tabSession, type Channel } from './tabSession'

/** Any change will do. */
const report = (message: string) => body(gateway.POST('/api/client-errors', { body: { kind: 'error', message, source: null, path: null } }))

/** Channels of one browser: what one tab posts, the others hear. */
function browser(): () => Channel {
  const tabs: Channel[] = []
  return () => {
    const tab: Channel = { onmessage: null, postMessage: (word) => tabs.filter((other) => other !== tab).forEach((other) => other.onmessage?.(new MessageEvent('message', { data: word }))) }
    tabs.push(tab)
    return tab
  }
}

const fresh = { ...session, csrf: { ...session.csrf, token: 'token-moi' } }
const other = { ...session, account: { ...session.account, id: 'a7', username: 'pho', title: 'Phó hiệu trưởng' } }

describe('tabs of one browser', () => {
  test('the same account signed in again elsewhere brings this tab the new token', () => {
    const open = browser()
    const [first, second] = [new TabSession(open), new TabSession(open)]
    first.accept(session)
    first.ended()
    expect(first.current()).toEqual({ is: 'ended' })
    second.accept(fresh)
    expect(first.current()).toEqual({ is: 'mine' })
    expect(first.token()?.token).toBe('token-moi')
  })

  test('another account signed in elsewhere never gives this tab its token', () => {
    const open = browser()
    const [first, second] = [new TabSession(open), new TabSession(open)]
    first.accept(session)
    second.accept(other)
    expect(first.current()).toEqual({ is: 'other', title: 'Phó hiệu trưởng', username: 'pho' })
    expect(first.token()?.token).toBe('token-cua-phien')
  })

  test('accounts of two provinces with one id are two accounts', () => {
    const tab = new TabSession()
    tab.accept(session)
    expect(tab.accept({ ...session, tenant: { ...session.tenant, id: 'hai-phong' } }).is).toBe('other')
  })

  test('signing out in one tab ends the session of the others', () => {
    const open = browser()
    const [first, second] = [new TabSession(open), new TabSession(open)]
    first.accept(session)
    second.accept(session)
    second.signedOut()
    expect(first.current()).toEqual({ is: 'ended' })
  })
})

describe('sending', () => {
  test('refused by several requests at once, the token is asked for once', async () => {
    let token = 'cu'
    const calls = serve({
      'GET /api/session': () => ({ ...session, csrf: { ...session.csrf, token } }),
      'POST /api/client-errors': ({ headers }: { headers: Headers }) => (headers.get('X-CSRF-TOKEN') === 'moi' ? {} : refused(403, 'csrf', 'mã')),
    })
    await tabSession.renew()
    token = 'moi'
    await Promise.all([1, 2, 3].map(() => report('một')))
    expect(calls.filter((call) => call.path === '/api/session')).toHaveLength(2)
    expect(calls.filter((call) => call.path === '/api/client-errors').at(-1)?.body).toMatchObject({ message: 'một' })
  })

  test('a token that is refused twice is a refusal, in words for people', async () => {
    const calls = serve({ 'GET /api/session': session, 'POST /api/client-errors': refused(403, 'csrf', 'Yêu cầu không kèm mã (CSRF).') })
    await tabSession.renew()
    await expect(report('hai')).rejects.toThrow(/^Phiên làm việc vừa đổi/)
    expect(calls.filter((call) => call.path === '/api/client-errors')).toHaveLength(2)
  })

  test('after the session ended nothing but the question for it leaves the tab', async () => {
    const calls = serve({ 'GET /api/session': session, 'GET /api/x': refused(401, 'unauthenticated', 'hết') })
    await tabSession.renew()
    const get = () => send(new Request('http://localhost:3000/api/x'))
    expect((await get()).status).toBe(401)
    const before = calls.length
    expect((await get()).status).toBe(401)
    expect(calls).toHaveLength(before)
    await tabSession.renew()
    expect(tabSession.current().is).toBe('mine')
  })

  test('without a connection nothing is known to have ended', async () => {
    serve({ 'GET /api/session': session })
    await tabSession.renew()
    vi.stubGlobal('fetch', async () => { throw new TypeError('Failed to fetch') })
    expect((await tabSession.renew()).is).toBe('mine')
  })

  test('Retry-After is read as seconds or as a date, anything else is nothing', () => {
    const now = Date.parse('2026-06-12T03:00:00Z')
    expect(['5', 'Fri, 12 Jun 2026 03:00:30 GMT', 'soon', '', '-3', null].map((header) => retryAfterMs(header, now))).toEqual([5_000, 30_000, null, null, null, null])
  })
})
