import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { refused } from '../../testing/api'
import { noWork, operatorSession, reviewerSession } from '../../testing/fixtures'
import { openPortal } from '../../testing/render'

describe('Việc của tôi', () => {
  test('puts what was returned first and counts both services together', async () => {
    openPortal('/', { session: reviewerSession })
    const headings = (await screen.findAllByRole('heading', { level: 2 })).map((heading) => heading.textContent)
    expect(headings).toEqual(['Bị trả lại 1', 'Sắp hết hạn 1', 'Chờ xử lý 2'])
    const folders = screen.getByRole('navigation', { name: 'Thư mục' })
    expect(within(folders).getByRole('link', { name: 'Đã gửi 42' })).toBeTruthy()
  })

  test('j and k walk over the items', async () => {
    openPortal('/', { session: reviewerSession })
    const first = await screen.findByRole('link', { name: /Kế hoạch thông tin đối ngoại/ })
    await userEvent.keyboard('j')
    expect(document.activeElement).toBe(first)
    await userEvent.keyboard('j')
    expect(document.activeElement).toBe(screen.getByRole('link', { name: /Báo cáo 6 tháng đầu năm/ }))
    await userEvent.keyboard('k')
    expect(document.activeElement).toBe(first)
  })

  test('one service down does not hide the work of the other, and is not called empty', async () => {
    openPortal('/', { routes: { 'GET /api/plans/work': refused(503, 'service-unavailable', 'Dịch vụ kế hoạch tạm ngừng.') } })
    expect(await screen.findByText('Chưa tải được việc về kế hoạch')).toBeTruthy()
    expect(await screen.findByRole('link', { name: /Báo cáo 6 tháng đầu năm/ })).toBeTruthy()
    expect(screen.queryByText('Không còn việc nào chờ bạn')).toBeNull()
  })

  test('an empty folder names the next deadline', async () => {
    openPortal('/?thu-muc=bi-tra-lai', { routes: { 'GET /api/plans/work': noWork } })
    expect(await screen.findByText('Không có gì bị trả lại')).toBeTruthy()
    expect(screen.getByText('15/06: Báo cáo 6 tháng đầu năm 2026 của phường')).toBeTruthy()
  })

  test('an account without a unit is led to its own pages', async () => {
    openPortal('/', { session: operatorSession })
    expect((await screen.findByRole('link', { name: 'Mở danh sách tỉnh, thành phố' })).getAttribute('href')).toBe('/quan-tri/tinh')
  })
})
