import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { refused } from '../../testing/api'
import { NOW, departmentSession, rollup, round } from '../../testing/fixtures'
import { openPortal } from '../../testing/render'
import { axis } from './PaceChart'

const open = (routes = {}) => openPortal('/tong-hop/2026-1/so', { session: departmentSession, routes })

describe('the dashboard', () => {
  test('says every rate with its figures', async () => {
    open()
    const submitted = (await screen.findByText('Đã nộp', { selector: 'dt' })).closest('div')!
    expect(submitted.textContent).toContain('576/608')
    expect(submitted.textContent).toContain('94,7\u00a0%')
    expect(submitted.textContent).toContain('còn hạn 23')
  })

  test('a change in the stream brings the new figures without anybody asking', async () => {
    let submitted = 576
    const { streams } = open({ 'GET /api/reports/rounds/:id/rollups/:unit': () => ({ ...rollup, submitted }) })
    await screen.findByText('576', { selector: '.fig .value', exact: false })
    submitted = 577
    act(() => {
      streams[0]!.opened()
      streams[0]!.send('rollup', { round: '2026-1', unit: 'so', asOf: '2026-06-12T03:05:13Z' })
    })
    await screen.findByText('577', { selector: '.fig .value', exact: false })
  })

  test('says since when the figures stand while the stream is down', async () => {
    const { streams } = open()
    expect(await screen.findByText('Trực tiếp')).toBeTruthy()
    act(() => streams[0]!.broken())
    const stamp = await screen.findByText('Tạm dừng')
    expect(stamp.closest('p')!.textContent).toContain('10:05:12')
  })

  test('the worst comes first, a commune leads down, a school to its report', async () => {
    open()
    const table = await screen.findByRole('table', { name: /Xã, phường, đặc khu/ })
    const first = within(table).getAllByRole('row')[1]!
    expect(within(first).getByRole('link', { name: 'Xã Kỳ Thượng' }).getAttribute('href')).toBe('/tong-hop/2026-1/xa-0')
    await userEvent.click(screen.getByRole('button', { name: '1/1 đã nộp, 1 đúng hạn' }))
    expect(screen.getByRole('link', { name: 'Trường THPT Vịnh Xanh' }).getAttribute('href')).toBe('/bao-cao/bt-1')
  })

  test('one nudge is one key, kept while it is tried again', async () => {
    let fail = true
    const { calls } = open({ 'POST /api/reports/rounds/:id/nudges': () => (fail ? refused(503, 'service-unavailable', 'Máy chủ báo cáo đang bận.') : { nudged: 9, units: [] }) })
    const button = await screen.findByRole('button', { name: 'Nhắc 9 đơn vị' })
    await userEvent.click(button)
    await screen.findByText('Máy chủ báo cáo đang bận.')
    fail = false
    await userEvent.click(button)
    await screen.findByText('Đã nhắc 9 đơn vị')
    const keys = calls.filter((call) => call.path.endsWith('/nudges')).map((call) => call.headers.get('Idempotency-Key'))
    expect(calls.filter((call) => call.path.endsWith('/nudges')).map((call) => (call.body as { units: string[] }).units.length)).toEqual([9, 9])
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })

  test('an administrator without a part on the route is offered no reminder', async () => {
    openPortal('/tong-hop/2026-1/so', { session: { ...departmentSession, unit: null, account: { ...departmentSession.account, roles: ['TENANT_ADMIN'] } } })
    await screen.findByText('Trường Mầm non Sóng Biển')
    expect(screen.queryByRole('button', { name: /^Nhắc/ })).toBeNull()
  })

  test('a failure says what, keeps the trace code in reach and tries again', async () => {
    let fail = true
    open({ 'GET /api/reports/rounds/:id/rollups/:unit': () => (fail ? refused(500, 'internal', 'Máy chủ báo cáo gặp lỗi. Số liệu đã nộp không bị ảnh hưởng.') : rollup) })
    expect(await screen.findByText('Chưa tải được bảng tổng hợp')).toBeTruthy()
    expect(screen.getByText('7f3a91c2')).toBeTruthy()
    fail = false
    await userEvent.click(screen.getByRole('button', { name: 'Thử lại' }))
    await screen.findByText('Nhắc 9 đơn vị')
  })

  test('the chart has its table', async () => {
    open()
    await userEvent.click((await screen.findAllByRole('button', { name: 'Bảng số liệu' }))[0]!)
    await waitFor(() => expect(screen.getByRole('row', { name: /10\/06, hạn trường 541 89,0.%/ })).toBeTruthy())
  })
})

test('the axis of the chart runs from the first day to the last due date', () => {
  const found = axis(rollup, round, NOW)
  expect(found).toMatchObject({ days: 33, today: 25, start: '2026-05-18' })
  expect(found.dues.map((one) => [one.label, one.day, one.passed])).toEqual([['trường', 23, true], ['xã', 28, false], ['Sở', 33, false]])
})
