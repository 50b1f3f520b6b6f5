import { useState } from 'react'
import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openPortal, serve } from '../testing/render'
import { ErrorBoundary } from './ErrorBoundary'
import * as counts from './counts'

beforeEach(() => { vi.spyOn(console, 'error').mockImplementation(() => undefined) })
afterEach(() => vi.restoreAllMocks())

function Breaks() {
  const [broken] = useState(() => ({ now: true }))
  if (broken.now && !fixed) throw new Error('hỏng 1')
  return <p>đã vẽ lại</p>
}
let fixed = false

test('a fault anywhere leaves a page with a code that was reported, and drawing again is one click', () => {
  fixed = false
  const calls = serve({ 'POST /api/client-errors': null })
  render(<ErrorBoundary><Breaks /></ErrorBoundary>)
  const code = screen.getByText('Mã tra cứu').nextSibling!.textContent!
  expect(code).toMatch(/^[0-9a-f]{8}$/)
  fixed = true
  fireEvent.click(screen.getByRole('button', { name: 'Thử lại' }))
  expect(screen.getByText('đã vẽ lại')).toBeTruthy()
  return vi.waitFor(() => expect(calls[0]?.body).toMatchObject({ kind: 'error', message: `[${code}] Error: hỏng 1` }))
})

test('a screen that breaks leaves the others: the frame stands, and the way on is there', async () => {
  const broken = vi.spyOn(counts, 'useUnreadCount')
  broken.mockImplementation(() => { throw new Error('hỏng 2') })
  openPortal('/ke-hoach')
  expect(await screen.findByText('Chưa mở được trang này')).toBeTruthy()
  broken.mockReturnValue(0)
  fireEvent.click(screen.getByRole('button', { name: 'Thử lại' }))
  expect(await screen.findByRole('heading', { name: 'Kế hoạch' })).toBeTruthy()
})
