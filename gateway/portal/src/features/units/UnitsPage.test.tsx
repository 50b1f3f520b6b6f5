import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { departmentSession } from '../../testing/fixtures'
import { openPortal } from '../../testing/render'

describe('the tree of units', () => {
  test('has the roles of a treegrid and is walked with the arrow keys', async () => {
    openPortal('/don-vi', { session: departmentSession })
    const commune = await screen.findByRole('row', { name: /UBND phường Mạo Khê/ })
    expect(screen.getByRole('treegrid', { name: 'Cây đơn vị' })).toBeTruthy()
    expect(commune.getAttribute('aria-level')).toBe('2')
    expect(commune.getAttribute('aria-expanded')).toBe('false')
    screen.getByRole('row', { name: /Sở Giáo dục và Đào tạo 2/ }).focus()
    await userEvent.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(commune)
    await userEvent.keyboard('{ArrowRight}')
    const school = await screen.findByRole('row', { name: /Trường Tiểu học Ánh Dương/ })
    expect(school.getAttribute('aria-level')).toBe('3')
    expect(school.getAttribute('aria-expanded')).toBeNull()
    await userEvent.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(school)
    await userEvent.keyboard('{ArrowLeft}')
    expect(document.activeElement).toBe(commune)
    await userEvent.keyboard('{ArrowLeft}')
    expect(screen.queryByRole('row', { name: /Trường Tiểu học Ánh Dương/ })).toBeNull()
  })
})
