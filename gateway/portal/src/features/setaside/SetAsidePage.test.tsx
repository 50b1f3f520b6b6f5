import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { refused } from '../../testing/api'
import { operatorSession, setAsideEvent } from '../../testing/fixtures'
import { openPortal } from '../../testing/render'

const path = '/quan-tri/su-kien'

describe('events set aside', () => {
  test('are listed in plain words and sent again one by one', async () => {
    let items = [setAsideEvent]
    const { calls } = openPortal(path, {
      session: operatorSession,
      routes: {
        'GET /api/operations/set-aside-events': () => ({ items, unreachable: [] }),
        'POST /api/operations/set-aside-events/replay': () => { items = []; return null },
      },
    })
    expect(await screen.findByText('Báo cáo được duyệt')).toBeTruthy()
    expect(screen.getByText(/Thông báo và thư/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: /^Gửi lại/ }))
    await screen.findByText('Không có sự kiện nào bị gác lại')
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ service: 'report-service', tenant: 'quang-ninh', id: 'e1', subscriber: 'notification-service' })
  })

  test('a service that cannot be asked is named: the list may be short', async () => {
    openPortal(path, { session: operatorSession, routes: { 'GET /api/operations/set-aside-events': { items: [], unreachable: ['plan-service'] } } })
    expect(await screen.findByText('Chưa hỏi được: Kế hoạch.')).toBeTruthy()
    expect(screen.queryByText('Không có sự kiện nào bị gác lại')).toBeNull()
  })

  test('a failure is no empty list', async () => {
    openPortal(path, { session: operatorSession, routes: { 'GET /api/operations/set-aside-events': refused(404, 'not-found', 'Không có.') } })
    expect(await screen.findByText('Chưa tải được sự kiện bị gác lại')).toBeTruthy()
    expect(screen.queryByText('Không có sự kiện nào bị gác lại')).toBeNull()
  })

  test('is for operators only', async () => {
    const { calls, router } = openPortal(path)
    await waitFor(() => expect(router.state.location.pathname).toBe('/'))
    expect(calls.some((call) => call.path.includes('set-aside'))).toBe(false)
  })
})
