import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { refused } from '../../testing/api'
import { number, report, reviewerSession } from '../../testing/fixtures'
import { openPortal } from '../../testing/render'

const saved = { 'PUT /api/reports/:id': ({ body }: { body: unknown }) => ({ ...report, version: 6, cells: report.cells.map((cell) => ({ ...cell, own: (body as { cells: { code: string; value: typeof cell.own }[] }).cells.find((one) => one.code === cell.code)!.value })) }) }

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
    expect((put.body as { cells: { code: string; value: unknown }[] }).cells[0]).toEqual({ code: 'I01', value: number(12), note: null })
  })

  test('a pasted column fills the cells below and can be taken back', async () => {
    openPortal('/bao-cao/b1', { routes: saved })
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
    await screen.findByText(/Đã lưu/)
  })

  test('somebody else’s save keeps what was typed on the screen and offers both ways out', async () => {
    openPortal('/bao-cao/b1', { routes: { 'PUT /api/reports/:id': refused(412, 'stale-version', 'Báo cáo đã có bản mới hơn.') } })
    const cell = await screen.findByRole('textbox', { name: /^Văn bản chỉ đạo/ })
    await userEvent.clear(cell)
    await userEvent.type(cell, '15')
    await screen.findByText(/Có người vừa lưu báo cáo này/)
    expect((cell as HTMLInputElement).value).toBe('15')
    await userEvent.click(screen.getByRole('button', { name: 'Lấy bản trên máy chủ' }))
    await waitFor(() => expect((cell as HTMLInputElement).value).toBe('2'))
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
})
