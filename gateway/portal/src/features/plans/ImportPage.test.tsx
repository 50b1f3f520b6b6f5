import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openPortal } from '../../testing/render'
import { refuseLocally } from './ImportPage'

describe('a dropped file', () => {
  test.each([
    ['ke-hoach.docx', 30_000, null], ['KE-HOACH.PDF', 30_000, null],
    ['ke-hoach.doc', 30_000, /lưu lại dạng .docx/], ['bang.xlsx', 30_000, /Không đọc được loại tệp .xlsx/], ['khong-duoi', 10, /Không đọc được/],
    ['to.docx', 31_000_000, /quá mức 20 MB/], ['trong.txt', 0, /Tệp trống/],
  ])('%s of %d bytes', (name, size, reason) => {
    const refusal = refuseLocally({ name, size })
    if (reason === null) expect(refusal).toBeNull()
    else expect(refusal).toMatch(reason)
  })

  test('goes nowhere without the declaration', async () => {
    openPortal('/ke-hoach/nhap')
    expect((await screen.findByRole<HTMLButtonElement>('button', { name: 'Tải lên và đọc' })).disabled).toBe(true)
    expect(screen.getByRole('checkbox', { name: /không có nội dung thuộc bí mật nhà nước/ })).toBeTruthy()
  })
})
