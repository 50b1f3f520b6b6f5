import { describe, expect, test, vi } from 'vitest'
import { countDrafts, dropDraft, forgetDrafts, keepDraft, keptDraft, tidyDrafts } from './drafts'

const draft = (words: string, at = '2026-06-12T03:00:00.000Z') => ({ version: 3, base: { words: '' }, content: { words }, at })
const NOW = new Date('2026-06-12T03:05:00Z')

describe('words kept on this machine', () => {
  test('belong to one account', () => {
    keepDraft('quang-ninh/a1', 'bao-cao:1', draft('của tôi'))
    expect(keptDraft('quang-ninh/a2', 'bao-cao:1')).toBeNull()
    expect(keptDraft('hai-phong/a1', 'bao-cao:1')).toBeNull()
    expect(keptDraft('quang-ninh/a1', 'bao-cao:1')).toEqual(draft('của tôi'))
    expect([countDrafts('quang-ninh/a1'), countDrafts('quang-ninh/a2')]).toEqual([1, 0])
  })

  test('signing out forgets one’s own and nobody else’s', () => {
    keepDraft('quang-ninh/a1', 'bao-cao:1', draft('của tôi'))
    keepDraft('quang-ninh/a2', 'bao-cao:1', draft('của người khác'))
    forgetDrafts('quang-ninh/a1')
    expect(keptDraft('quang-ninh/a1', 'bao-cao:1')).toBeNull()
    expect(keptDraft('quang-ninh/a2', 'bao-cao:1')).toEqual(draft('của người khác'))
  })

  test.each(['{', 'null', '"chữ"', '{"version":"1"}', '{"version":1,"at":"hôm qua","base":{},"content":{}}', '{"version":1,"at":"2026-06-12T03:00:00Z","base":{},"content":7}'])('a broken entry (%s) is set aside and breaks nothing', (text) => {
    keepDraft('quang-ninh/a1', 'bao-cao:1', draft('x'))
    const key = Object.keys(localStorage)[0]!
    localStorage.setItem(key, text)
    expect(keptDraft('quang-ninh/a1', 'bao-cao:1')).toBeNull()
    expect(localStorage.getItem(key)).toBeNull()
    expect(Object.values(localStorage)).toContain(text)
    expect(keepDraft('quang-ninh/a1', 'bao-cao:1', draft('mới'))).toBe(true)
  })

  test('are gone after a month; what names no owner is set aside', () => {
    keepDraft('quang-ninh/a1', 'cu', draft('cũ', '2026-05-01T03:00:00.000Z'))
    keepDraft('quang-ninh/a1', 'moi', draft('mới'))
    localStorage.setItem('lien-thong:chua-luu:bao-cao:1', '{"version":1}')
    localStorage.setItem('khac', 'không phải của chúng ta')
    tidyDrafts(NOW)
    expect(keptDraft('quang-ninh/a1', 'cu')).toBeNull()
    expect(keptDraft('quang-ninh/a1', 'moi')).toEqual(draft('mới'))
    expect(localStorage.getItem('lien-thong:chua-luu:bao-cao:1')).toBeNull()
    expect(Object.values(localStorage)).toContain('{"version":1}')
    expect(localStorage.getItem('khac')).not.toBeNull()
    tidyDrafts(new Date('2026-08-12T03:05:00Z'))
    expect(Object.keys(localStorage)).toEqual(['khac'])
  })

  test('are bounded in number: the oldest make way', () => {
    for (let index = 0; index < 70; index++) keepDraft('quang-ninh/a1', `k${index}`, draft('x', new Date(NOW.getTime() + index * 1000).toISOString()))
    expect(countDrafts('quang-ninh/a1')).toBe(60)
    expect(keptDraft('quang-ninh/a1', 'k9')).toBeNull()
    expect(keptDraft('quang-ninh/a1', 'k69')).not.toBeNull()
  })

  test('are bounded in size, each and together', () => {
    expect(keepDraft('quang-ninh/a1', 'lon', draft('x'.repeat(1_600_000)))).toBe(false)
    for (let index = 0; index < 5; index++) keepDraft('quang-ninh/a1', `k${index}`, draft('x'.repeat(1_000_000), new Date(NOW.getTime() + index * 1000).toISOString()))
    expect(countDrafts('quang-ninh/a1')).toBe(3)
    expect(keptDraft('quang-ninh/a1', 'k4')).not.toBeNull()
  })

  test('storage that is full or forbidden is told, not thrown', () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => { throw new DOMException('đầy', 'QuotaExceededError') })
    expect(keepDraft('quang-ninh/a1', 'x', draft('x'))).toBe(false)
    full.mockRestore()
    const forbidden = vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => { throw new DOMException('cấm', 'SecurityError') })
    expect(keptDraft('quang-ninh/a1', 'x')).toBeNull()
    expect(() => { dropDraft('quang-ninh/a1', 'x') }).not.toThrow()
    forbidden.mockRestore()
  })
})
