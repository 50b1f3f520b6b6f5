import { describe, expect, test } from 'vitest'
import { daysUntil, fold, formatChange, formatClock, formatDate, formatDeadline, formatDocumentDate, formatMoment, formatNumber, formatShare, formatSize, formatSpan, formatWait, parseNumber, placeName } from './format'

describe('figures', () => {
  test('group thousands with a point and mark decimals with a comma', () => {
    expect(formatNumber(1234.5)).toBe('1.234,5')
    expect(formatNumber(1_234_567)).toBe('1.234.567')
    expect(formatNumber(-3)).toBe('−3')
  })

  test('a share has one decimal and a space that does not break before the sign', () => {
    expect(formatShare(576, 608)).toBe('94,7\u00a0%')
    expect(formatShare(608, 608)).toBe('100,0\u00a0%')
  })

  test('a share of nothing is not a figure', () => {
    expect(formatShare(0, 0)).toBeNull()
  })

  test('a change carries its sign', () => {
    expect([formatChange(8), formatChange(-2), formatChange(0)]).toEqual(['+8', '−2', '0'])
  })

  test.each([
    ['312', 312], ['1.508', 1508], ['1.234.567', 1_234_567], ['1234,5', 1234.5], ['1.234,5', 1234.5], [' 8 500 ', 8500], ['8\u00a0500', 8500],
    ['1,234.5', 1234.5], ['1,234,567', 1_234_567], ['1.5', 1.5], ['-3', -3], ['−3', -3], ['0', 0],
  ])('“%s” is read as %d', (text, value) => {
    expect(parseNumber(text)).toEqual({ kind: 'number', value })
  })

  test.each(['năm', '12 buổi', '1.2.3', '12,', '--1', '1e5', '12%', '.'])('“%s” is not a figure', (text) => {
    expect(parseNumber(text)).toEqual({ kind: 'invalid', text })
  })

  test('nothing typed is nothing, not zero', () => {
    expect(parseNumber('  ')).toEqual({ kind: 'empty' })
  })
})

describe('dates', () => {
  test('are written day first, in Vietnam time whatever the zone of the computer', () => {
    expect(formatDate('2026-06-12')).toBe('12/06/2026')
    expect(formatDate('2026-06-11T17:30:00Z')).toBe('12/06/2026')
    expect(formatMoment('2026-06-12T03:05:12Z')).toBe('10:05 12/06/2026')
    expect(formatClock('2026-06-12T03:05:12Z')).toBe('10:05:12')
    expect(formatDeadline('2026-06-13T10:00:00Z')).toBe('17:00 thứ Bảy 13/06/2026')
  })

  test('midnight is 00, not 24', () => {
    expect(formatClock('2026-06-11T17:00:00Z')).toBe('00:00:00')
  })

  test('in documents small days and the first two months take a zero, as Decree 30 says', () => {
    expect(formatDocumentDate('2026-01-05')).toBe('ngày 05 tháng 01 năm 2026')
    expect(formatDocumentDate('2026-07-16')).toBe('ngày 16 tháng 7 năm 2026')
  })

  test('days until a due moment count calendar days in Vietnam', () => {
    const now = new Date('2026-06-12T03:05:12Z')
    expect(daysUntil('2026-06-12T10:00:00Z', now)).toBe(0)
    expect(daysUntil('2026-06-12T17:30:00Z', now)).toBe(1)
    expect(daysUntil('2026-06-10T10:00:00Z', now)).toBe(-2)
  })

  test('a span says its two largest units, a wait one', () => {
    expect(formatSpan(30 * 3_600_000)).toBe('1 ngày 6 giờ')
    expect(formatSpan(5 * 3_600_000)).toBe('5 giờ')
    expect(formatSpan(20_000)).toBe('1 phút')
    expect(formatSpan(4.5 * 86_400_000)).toBe('4 ngày')
    expect(formatWait(49 * 3_600_000)).toBe('2 ngày')
  })
})

test('sizes use the comma too', () => {
  expect(formatSize(31_000_000)).toBe('29,6 MB')
})

test('folding finds a name typed without diacritics', () => {
  expect(fold('Đặc khu Vân Đồn')).toBe('dac khu van don')
})

test('tables name the place, not its office', () => {
  expect(placeName('UBND phường Mạo Khê')).toBe('Phường Mạo Khê')
  expect(placeName('UBND đặc khu Vân Đồn')).toBe('Đặc khu Vân Đồn')
  expect(placeName('Sở Giáo dục và Đào tạo Quảng Ninh')).toBe('Sở Giáo dục và Đào tạo Quảng Ninh')
})
