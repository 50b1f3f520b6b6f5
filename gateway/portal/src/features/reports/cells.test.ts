import { describe, expect, test } from 'vitest'
import { form, number, report } from '../../testing/fixtures'
import { blockers, changedEntries, changes, draftOf, indicatorsOf, keepUnread, mergeCells, pasteColumn, read, valueWords } from './cells'

const indicators = indicatorsOf(form)
const of = (code: string) => indicators.find((indicator) => indicator.code === code)!
const cell = (raw: string, rest = {}) => ({ raw, of: '', note: '', ...rest })
const draft = draftOf(report)

describe('reading a cell', () => {
  test('nothing is not zero', () => {
    expect(read(of('I06'), cell(''))).toEqual({ ok: true, value: null })
    expect(read(of('I06'), cell('0'))).toEqual({ ok: true, value: number(0) })
  })

  test('a word in a figure’s cell is refused with what stands there', () => {
    expect(read(of('I06'), cell('năm bài'))).toEqual({ ok: false, why: '“năm bài” không phải là số. Ô này chưa lưu.' })
  })

  test('a fraction is refused where things are counted', () => {
    expect(read(of('I06'), cell('1,5'))).toMatchObject({ ok: false })
  })

  test('a ratio needs both its figures', () => {
    expect(read(of('I27'), cell('27', { of: '30' }))).toEqual({ ok: true, value: { number: null, text: null, yes: null, numerator: 27, denominator: 30 } })
    expect(read(of('I27'), cell('27'))).toMatchObject({ ok: false })
  })

  test('values read as people say them', () => {
    expect(['I01', 'I02', 'I27', 'I11'].map((code) => valueWords(report.cells.find((one) => one.code === code)!.own))).toEqual(['2', 'Có', '27/30 (90,0\u00a0%)', ''])
  })
})

describe('what goes to the server', () => {
  test('is nothing when nobody changed anything', () => {
    expect(changedEntries(form, draft, draft)).toEqual([])
  })

  test('is the changed cell alone, with its note', () => {
    expect(changedEntries(form, draft, { ...draft, I06: cell('5', { note: 'đếm lại' }) })).toEqual([{ code: 'I06', value: number(5), note: 'đếm lại' }])
  })

  test('is nothing when a figure is only written another way', () => {
    expect(changedEntries(form, { ...draft, I06: cell('1.000') }, { ...draft, I06: cell(' 1000 ') })).toEqual([])
  })

  test('an unreadable cell is not sent, but the note beside it is', () => {
    expect(changedEntries(form, draft, { ...draft, I06: cell('nhiều') })).toEqual([])
    expect(changedEntries(form, draft, { ...draft, I06: cell('nhiều', { note: 'hỏi lại' }) })).toEqual([{ code: 'I06', value: number(312), note: 'hỏi lại' }])
  })

  test('and stays as typed beside what the server answers', () => {
    const local = { ...draft, I06: cell('nhiều'), I01: cell('3') }
    expect(keepUnread(form, draft, local)).toEqual({ ...draft, I06: cell('nhiều') })
    expect(keepUnread(form, draft, { ...draft, I01: cell('3') })).toBe(draft)
  })
})

describe('two people in one report', () => {
  const merge = mergeCells(form)

  test('different cells come together', () => {
    const merged = merge(draft, { ...draft, I06: cell('88') }, { ...draft, I09: cell('66') })
    expect(merged.clashes).toEqual([])
    expect([merged.content.I06!.raw, merged.content.I09!.raw]).toEqual(['88', '66'])
  })

  test('figure and note of one cell are two places', () => {
    const merged = merge(draft, { ...draft, I06: { ...draft.I06!, raw: '88' } }, { ...draft, I06: { ...draft.I06!, note: 'đếm lại' } })
    expect(merged).toMatchObject({ clashes: [], content: { I06: { raw: '88', note: 'đếm lại' } } })
  })

  test('the same cell asks with both figures, as they are written here', () => {
    const merged = merge(draft, { ...draft, I06: cell('1000') }, { ...draft, I06: cell('66') })
    expect(merged.clashes).toEqual([{ key: 'I06', where: 'I06. Tin, bài trên trang của trường', mine: '1.000', theirs: '66' }])
    expect(merged.content.I06!.raw).toBe('1000')
    expect(merge(draft, { ...draft, I06: cell('1000') }, { ...draft, I06: cell('66') }, new Map([['I06', 'theirs']])).content.I06!.raw).toBe('66')
  })

  test('the same figure from both is no clash, and leaves what is being typed alone', () => {
    expect(merge(draft, { ...draft, I06: cell('1000') }, { ...draft, I06: cell('1.000') })).toMatchObject({ clashes: [], content: { I06: { raw: '1000' } } })
  })
})

describe('pasting from Excel', () => {
  test('a column fills downwards over sections, each cell by its type', () => {
    const pasted = pasteColumn(indicators, draft, 'I01', '4\r\nKhông\r\n28/31\r\n1.250\r\n')!
    expect(pasted).toMatchObject({ filled: 4, invalid: 0 })
    expect([pasted.draft.I01!.raw, pasted.draft.I02!.raw, pasted.draft.I27!.raw, pasted.draft.I27!.of, pasted.draft.I06!.raw]).toEqual(['4', 'khong', '28', '31', '1.250'])
    expect(pasted.draft.I09).toEqual(draft.I09)
  })

  test('words among figures come in, marked as unreadable', () => {
    expect(pasteColumn(indicators, draft, 'I06', '12\nchưa có\n3')).toMatchObject({ filled: 3, invalid: 1 })
  })

  test('an empty line empties its cell, and notes stay', () => {
    const noted = { ...draft, I09: cell('0', { note: 'đã hỏi' }) }
    expect(pasteColumn(indicators, noted, 'I06', '12\n\n')!.draft.I09).toEqual(cell('', { note: 'đã hỏi' }))
  })

  test('one value is an ordinary paste', () => {
    expect(pasteColumn(indicators, draft, 'I06', '12\n')).toBeNull()
  })

  test('what is longer than the form falls off its end', () => {
    expect(pasteColumn(indicators, draft, 'I30', '1\nKết quả\n3\n4')).toMatchObject({ filled: 2, invalid: 0 })
  })
})

describe('what stands before submitting', () => {
  test('errors, empty required cells and returned cells nobody changed', () => {
    expect(blockers(report, draft).map((one) => [one.code, one.kind])).toEqual([['I06', 'warning'], ['I11', 'empty'], ['I23', 'error'], ['I30', 'returned']])
  })

  test('a reason in the note stands for a missing figure', () => {
    expect(blockers(report, { ...draft, I11: cell('', { note: 'Chưa thống kê xong' }) }).map((one) => one.code)).not.toContain('I11')
  })

  test('a returned cell with another figure is dealt with', () => {
    expect(blockers(report, { ...draft, I30: cell('8.600') }).map((one) => one.code)).not.toContain('I30')
  })
})

test('a reviewer sees what the last submission changed', () => {
  const [first] = report.submissions
  const again = { ...first!, no: 2, figures: [{ ...first!.figures[0]!, own: number(7400) }, { code: 'I11', own: number(9), children: null, total: number(9), note: null }] }
  expect([...changes({ submissions: [first!, again] })]).toEqual([['I30', { from: '8.500', to: '7.400' }], ['I11', { from: 'chưa nhập', to: '9' }]])
})
