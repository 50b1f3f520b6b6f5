import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { refused } from '../../testing/api'
import { plan } from '../../testing/fixtures'
import { openPortal } from '../../testing/render'

const corrected = { ...plan, version: 8, content: { ...plan.content, legalBases: plan.content.legalBases.map((node, index) => (index === 0 ? { ...node, runs: [{ ...node.runs[0]!, text: node.runs[0]!.text.replace('07/8/2015', '07/9/2015') }] } : node)) }, check: { ...plan.check, citations: plan.check.citations.map((one, index) => (index === 0 ? { ...one, verdict: 'OK' as const, findings: [] } : one)) } }

describe('a plan with findings', () => {
  test('groups what was found, wrong date first, with the fact, the swap and the source', async () => {
    openPortal('/ke-hoach/k1')
    const panel = await screen.findByRole('region', { name: /Văn bản được viện dẫn/ })
    const headings = within(panel).getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)
    expect(headings).toEqual(['Sai ngày1', 'Bị thay thế1', 'Chưa kiểm1', 'Còn hiệu lực1'])
    const card = within(panel).getByRole('region', { name: 'Sai ngày' })
    expect(within(card).getByText('Ngày ký là 07/9/2015, không phải 07/8/2015.')).toBeTruthy()
    expect(card.querySelector('del')?.textContent).toBe('07/8/2015')
    expect(card.querySelector('ins')?.textContent).toBe('07/9/2015')
    expect(within(card).getByText('Nguồn: Bộ pháp điển, đề mục Báo chí')).toBeTruthy()
  })

  test('a suggestion is applied on the version that was read, and the sheet shows the answer', async () => {
    const { calls } = openPortal('/ke-hoach/k1', { routes: { 'POST /api/plans/:id/corrections': corrected } })
    await userEvent.click(await screen.findByRole('button', { name: /Sửa theo gợi ý ?: Nghị định số 72/ }))
    await waitFor(() => expect(document.querySelector('[data-node="b1"]')?.textContent).toContain('ngày 07/9/2015'))
    const post = calls.find((call) => call.path.endsWith('/corrections'))!
    expect(post.headers.get('If-Match')).toBe('"7"')
    expect(post.body).toEqual({ node: 'b1', start: 39, end: 48, replacement: '07/9/2015' })
  })

  test('typing saves the whole tree with only that node changed', async () => {
    const { calls } = openPortal('/ke-hoach/k1', { routes: { 'PUT /api/plans/:id': ({ body }: { body: unknown }) => ({ ...plan, version: 8, ...(body as object) }) } })
    await screen.findByRole('region', { name: /Văn bản được viện dẫn/ })
    const node = document.querySelector<HTMLElement>('[data-node="s121"]')!
    node.firstChild!.textContent = 'Việc làm cụ thể.'
    fireEvent.input(node)
    await screen.findByText(/Đã lưu/)
    const put = calls.find((call) => call.method === 'PUT')!
    const sent = JSON.stringify((put.body as typeof plan).content)
    expect(sent).toBe(JSON.stringify(plan.content).replace('Việc làm cụ thể, có người phụ trách, có thời hạn.', 'Việc làm cụ thể.'))
  })

  test('unchecked says so and what still works', async () => {
    openPortal('/ke-hoach/k1', { routes: { 'GET /api/plans/:id': { ...plan, check: { ...plan.check, status: 'UNCHECKED', citations: [] } } } })
    expect(await screen.findByText('Chưa kiểm')).toBeTruthy()
    expect(screen.getByText(/Kế hoạch vẫn lưu, ban hành và nộp được/)).toBeTruthy()
  })

  test('a taken number stays in the dialog with the server’s words', async () => {
    openPortal('/ke-hoach/k1', { routes: { 'POST /api/plans/:id/issue': refused(409, 'number-taken', 'Số 12/KH-THAD đã dùng cho kế hoạch ban hành ngày 16/01/2026.') } })
    await userEvent.click(await screen.findByRole('button', { name: 'Ban hành…' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.type(within(dialog).getByLabelText('Số'), '12')
    await userEvent.type(within(dialog).getByLabelText('Ký hiệu'), 'KH-THAD')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Vẫn ban hành' }))
    expect(await within(dialog).findByText('Số 12/KH-THAD đã dùng cho kế hoạch ban hành ngày 16/01/2026.')).toBeTruthy()
    expect((within(dialog).getByLabelText('Số') as HTMLInputElement).value).toBe('12')
  })

  test('only what the server allows is offered', async () => {
    openPortal('/ke-hoach/k1', { routes: { 'GET /api/plans/:id': { ...plan, state: { ...plan.state, type: 'SUBMITTED' }, allowed: [] } } })
    await screen.findByRole('region', { name: /Văn bản được viện dẫn/ })
    expect(screen.queryByRole('button', { name: 'Ban hành…' })).toBeNull()
    expect(screen.queryByRole('button', { name: /Sửa theo gợi ý/ })).toBeNull()
    expect(document.querySelector('[contenteditable]')).toBeNull()
  })
})
