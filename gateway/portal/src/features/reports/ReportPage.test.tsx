import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { refused } from '../../testing/api'
import type { Cell, Report } from '../../api/types'
import { keptDraft } from '../../shell/drafts'
import { number, report, reviewerSession, session } from '../../testing/fixtures'
import { openPortal } from '../../testing/render'

type Sent = { cells: { code: string; value: Cell['own']; note: string | null }[] }

/** What the service does with a save: the cells that were sent, on top of the others. */
const withCells = (before: Report, body: unknown): Report => {
  const sent = new Map((body as Sent).cells.map((cell) => [cell.code, cell]))
  return { ...before, version: before.version + 1, cells: before.cells.map((cell) => (sent.has(cell.code) ? { ...cell, own: sent.get(cell.code)!.value, note: sent.get(cell.code)!.note } : cell)) }
}

const saved = { 'PUT /api/reports/:id': ({ body }: { body: unknown }) => withCells(report, body) }

/** The service after somebody else has saved one cell. */
const raced = (code: string, value: Cell['own']) => {
  let stored: Report = { ...withCells(report, { cells: [{ code, value, note: null }] }), version: 9 }
  let read = false
  return {
    // The page reads the report before the other one saves.
    'GET /api/reports/:id': () => { const answered = read ? stored : report; read = true; return answered },
    'PUT /api/reports/:id': ({ body, headers }: { body: unknown; headers: Headers }) => {
      if (headers.get('If-Match') !== `"${stored.version}"`) return refused(412, 'stale-version', 'Báo cáo đã có bản mới hơn.')
      stored = withCells(stored, body)
      return stored
    },
  }
}

describe('filling in a report', () => {
  test('Enter goes down the column and Shift+Enter back up', async () => {
    openPortal('/bao-cao/b1')
    const first = await screen.findByRole('textbox', { name: /^Văn bản chỉ đạo/ })
    first.focus()
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /Đã phân công đầu mối/ }))
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
    expect(document.activeElement).toBe(first)
  })

  test('what is not entered says so; one click makes it zero, in so many words', async () => {
    openPortal('/bao-cao/b1', { routes: saved })
    const button = await screen.findByRole('button', { name: /Không phát sinh ?: Tin, bài bằng tiếng nước ngoài/ })
    const row = button.closest('tr')!
    expect(within(row).getByPlaceholderText('chưa nhập')).toBeTruthy()
    await userEvent.click(button)
    expect(within(row).getByText('Không phát sinh')).toBeTruthy()
    expect((within(row).getAllByRole('textbox')[0] as HTMLInputElement).value).toBe('0')
    await screen.findByText(/Đã lưu/)
  })

  test('saves by itself with the version it read, and says when', async () => {
    const { calls } = openPortal('/bao-cao/b1', { routes: saved })
    const cell = await screen.findByRole('textbox', { name: /^Văn bản chỉ đạo/ })
    fireEvent.change(cell, { target: { value: '12' } })
    await screen.findByText(/Đã lưu/)
    const put = calls.find((call) => call.method === 'PUT')!
    expect(put.headers.get('If-Match')).toBe('"5"')
    expect(put.headers.get('X-CSRF-TOKEN')).toBe('token-cua-phien')
    expect(put.body).toEqual({ cells: [{ code: 'I01', value: number(12), note: null }] })
  })

  test('a pasted column fills the cells below and can be taken back', async () => {
    const { calls } = openPortal('/bao-cao/b1', { routes: saved })
    const cell = await screen.findByRole('textbox', { name: /^Tin, bài trên trang của trường/, description: /Gấp 3,3 lần/ })
    const paste = createEvent.paste(cell, { clipboardData: { getData: () => '100\n7\nkhông rõ' } })
    fireEvent(cell, paste)
    expect(paste.defaultPrevented).toBe(true)
    expect((cell as HTMLInputElement).value).toBe('100')
    expect(screen.getByText('Đã dán 3 ô')).toBeTruthy()
    const unreadable = screen.getByDisplayValue('không rõ')
    expect(unreadable.getAttribute('aria-invalid')).toBe('true')
    await userEvent.click(screen.getByRole('button', { name: 'Hoàn tác' }))
    expect((cell as HTMLInputElement).value).toBe('312')
    await waitFor(() => expect(document.querySelector('.saved')?.textContent).toBe(''))
    expect(calls.filter((call) => call.method === 'PUT')).toEqual([])
  })

  test('somebody else’s save of another cell comes in beside what was typed, and neither is lost', async () => {
    const { calls } = openPortal('/bao-cao/b1', { routes: raced('I06', number(66)) })
    const cell = await screen.findByRole('textbox', { name: /^Văn bản chỉ đạo/ })
    fireEvent.change(cell, { target: { value: '15' } })
    await screen.findByText(/Đã lưu/)
    expect((cell as HTMLInputElement).value).toBe('15')
    expect(screen.getByDisplayValue('66')).toBeTruthy()
    expect(calls.filter((call) => call.method === 'PUT').map((call) => [call.headers.get('If-Match'), call.body])).toEqual([
      ['"5"', { cells: [{ code: 'I01', value: number(15), note: null }] }], ['"9"', { cells: [{ code: 'I01', value: number(15), note: null }] }],
    ])
  })

  test('the same cell shows both figures; whichever is chosen, the rest of both stays', async () => {
    const { calls } = openPortal('/bao-cao/b1', { routes: raced('I01', number(66)) })
    const cell = await screen.findByRole('textbox', { name: /^Văn bản chỉ đạo/ })
    fireEvent.change(cell, { target: { value: '15' } })
    await userEvent.click(await screen.findByRole('button', { name: 'Xem và chọn' }))
    const dialog = await screen.findByRole('dialog')
    const [mine, theirs] = within(dialog).getAllByRole('radio')
    expect([mine, theirs].map((radio) => radio!.closest('label')!.textContent)).toEqual(['15', '66'])
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Giữ như đã chọn' }).disabled).toBe(true)
    await userEvent.click(theirs!)
    await userEvent.click(within(dialog).getByRole('button', { name: 'Giữ như đã chọn' }))
    await waitFor(() => expect((cell as HTMLInputElement).value).toBe('66'))
    await screen.findByText(/Đã lưu|^$/, { selector: '.saved' })
    expect(calls.filter((call) => call.method === 'PUT')).toHaveLength(1)
  })

  test('a session that ended leaves the page as it is, says so, and the text goes when its owner is back', async () => {
    let signedIn = false
    const ended = refused(401, 'unauthenticated', 'Phiên làm việc đã hết.')
    const { calls } = openPortal('/bao-cao/b1', { routes: { 'PUT /api/reports/:id': ({ body }: { body: unknown }) => (signedIn ? withCells(report, body) : ended) } })
    const cell = await screen.findByRole('textbox', { name: /^Văn bản chỉ đạo/ })
    fireEvent.change(cell, { target: { value: '15' } })
    const way = await screen.findByRole('link', { name: 'Đăng nhập lại' })
    expect(screen.getByText(/Phần vừa gõ được giữ trên máy này/)).toBeTruthy()
    expect(way.getAttribute('target')).toBe('_blank')
    expect((cell as HTMLInputElement).value).toBe('15')
    const before = calls.length
    fireEvent.change(cell, { target: { value: '16' } })
    fireEvent.keyDown(window, { key: 's', ctrlKey: true })
    await waitFor(() => expect(screen.getByText('Chưa lưu', { exact: false, selector: '.saved *' })).toBeTruthy())
    expect(calls.slice(before).filter((call) => call.method === 'PUT')).toEqual([])
    signedIn = true
    fireEvent.focus(window)
    await screen.findByText(/Đã lưu/)
    expect(calls.filter((call) => call.method === 'PUT').at(-1)?.body).toEqual({ cells: [{ code: 'I01', value: number(16), note: null }] })
    expect(screen.queryByRole('link', { name: 'Đăng nhập lại' })).toBeNull()
  })

  test('a stale token is renewed once and the save goes through, without a word', async () => {
    let token = 'token-cua-phien'
    const { calls } = openPortal('/bao-cao/b1', {
      routes: {
        'GET /api/session': () => ({ ...session, csrf: { ...session.csrf, token } }),
        'PUT /api/reports/:id': ({ body, headers }: { body: unknown; headers: Headers }) => (headers.get('X-CSRF-TOKEN') === 'token-moi' ? withCells(report, body) : refused(403, 'csrf', 'Thiếu mã (CSRF).')),
      },
    })
    const cell = await screen.findByRole('textbox', { name: /^Văn bản chỉ đạo/ })
    token = 'token-moi'
    fireEvent.change(cell, { target: { value: '15' } })
    await screen.findByText(/Đã lưu/)
    expect(calls.filter((call) => call.method === 'PUT').map((call) => call.headers.get('X-CSRF-TOKEN'))).toEqual(['token-cua-phien', 'token-moi'])
    expect(screen.queryByText(/CSRF/)).toBeNull()
  })

  test('somebody else signed in: the page says who, sends nothing, keeps the text for its owner', async () => {
    let now = session
    const { calls } = openPortal('/bao-cao/b1', { routes: { 'GET /api/session': () => now, 'PUT /api/reports/:id': refused(403, 'csrf', 'Thiếu mã (CSRF).') } })
    const cell = await screen.findByRole('textbox', { name: /^Văn bản chỉ đạo/ })
    now = { ...session, account: { ...session.account, id: 'a7', username: 'pho.anhduong', title: 'Phó hiệu trưởng' } }
    fireEvent.change(cell, { target: { value: '15' } })
    expect(await screen.findByText(/vừa đăng nhập tài khoản khác: Phó hiệu trưởng \(pho.anhduong\)/)).toBeTruthy()
    expect((cell as HTMLInputElement).value).toBe('15')
    fireEvent.keyDown(window, { key: 's', ctrlKey: true })
    expect(calls.filter((call) => call.method === 'PUT')).toHaveLength(1)
    expect(keptDraft<Record<string, { raw: string }>>('quang-ninh/a1', 'bao-cao:b1')?.content.I01?.raw).toBe('15')
    expect(keptDraft('quang-ninh/a7', 'bao-cao:b1')).toBeNull()
  })

  test('the check lists what stands in the way and keeps Nộp closed, saying why', async () => {
    openPortal('/bao-cao/b1/kiem-tra')
    expect(await screen.findByText('Chưa nộp được: còn 2 ô')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Nộp cho UBND phường Mạo Khê' }).disabled).toBe(true)
    expect(screen.getByText('Xử lý xong 2 ô thì nộp được.')).toBeTruthy()
  })
})

describe('deciding about a report', () => {
  const submitted = { ...report, state: 'SUBMITTED', allowed: ['accept', 'return'] }

  test('returning needs a reason, and takes comments on cells along', async () => {
    const { calls } = openPortal('/bao-cao/b1', { session: reviewerSession, routes: { 'GET /api/reports/:id': submitted, 'POST /api/reports/:id/return': { ...submitted, state: 'RETURNED', allowed: [] } } })
    await userEvent.click(await screen.findByRole('button', { name: /Nhận xét ?: Tin, bài trên Vietnam.vn/ }))
    await userEvent.type(screen.getByRole('textbox', { name: /Nhận xét cho ô I09/ }), 'Có 1 bài ngày 02/6.')
    await userEvent.click(screen.getByRole('radio', { name: 'Trả lại' }))
    await userEvent.click(screen.getByRole('button', { name: 'Trả lại báo cáo' }))
    expect(screen.getByText(/Viết lý do để đơn vị biết phải sửa gì/)).toBeTruthy()
    expect(calls.some((call) => call.method === 'POST')).toBe(false)
    await userEvent.type(screen.getByRole('textbox', { name: /Lý do/ }), 'Thiếu bài trên Vietnam.vn.')
    await userEvent.click(screen.getByRole('button', { name: 'Trả lại báo cáo' }))
    await screen.findByText(/Đã trả lại báo cáo cho/)
    const post = calls.find((call) => call.method === 'POST')!
    expect(post.body).toEqual({ reason: 'Thiếu bài trên Vietnam.vn.', comments: [{ code: 'I09', text: 'Có 1 bài ngày 02/6.' }] })
    expect(post.headers.get('If-Match')).toBe('"5"')
  })

  test('words of a reviewer survive a reload, and are gone once they are sent', async () => {
    const routes = { 'GET /api/reports/:id': submitted, 'POST /api/reports/:id/return': { ...submitted, state: 'RETURNED', allowed: [] } }
    const first = openPortal('/cho-duyet/bao-cao/b1', { session: reviewerSession, routes })
    await userEvent.click(await screen.findByRole('button', { name: /Nhận xét ?: Tin, bài trên Vietnam.vn/ }))
    await userEvent.type(screen.getByRole('textbox', { name: /Nhận xét cho ô I09/ }), 'Có 1 bài.')
    await userEvent.click(screen.getByRole('radio', { name: 'Trả lại' }))
    await userEvent.type(screen.getByRole('textbox', { name: /Lý do/ }), 'Thiếu bài.')
    first.unmount()
    openPortal('/cho-duyet/bao-cao/b1', { session: reviewerSession, routes })
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Lý do/ })).value).toBe('Thiếu bài.')
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Nhận xét cho ô I09/ }).value).toBe('Có 1 bài.')
    await userEvent.click(screen.getByRole('button', { name: 'Trả lại báo cáo' }))
    await screen.findByText(/Đã trả lại báo cáo cho/)
    await waitFor(() => expect(Object.keys(localStorage).filter((key) => key.includes('quyet-dinh'))).toEqual([]))
  })
})
