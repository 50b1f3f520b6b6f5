import type { Cell, CellEntry, Form, Indicator, Report, Value } from '../../api/types'
import { Merging, same, type Merge } from '../../shell/merge'
import { formatChange, formatNumber, formatShare, parseNumber } from '../../shell/format'

/** One cell as somebody is filling it in: the text as typed, so that nothing typed is ever lost or rewritten. */
export interface CellDraft {
  /** What stands in the cell: a figure, "co"/"khong", or free text. */
  raw: string
  /** The denominator of a ratio. */
  of: string
  note: string
}

export type Draft = Record<string, CellDraft>

const nothing: CellDraft = { raw: '', of: '', note: '' }

export function indicatorsOf(form: Form): Indicator[] {
  return form.sections.flatMap((section) => section.indicators)
}

export function draftOf(report: Pick<Report, 'form' | 'cells'>): Draft {
  const cells = new Map(report.cells.map((cell) => [cell.code, cell]))
  return Object.fromEntries(indicatorsOf(report.form).map((indicator) => {
    const cell = cells.get(indicator.code)
    return [indicator.code, cell ? { ...typed(cell.own), note: cell.note ?? '' } : nothing]
  }))
}

function typed(value: Value | null): Pick<CellDraft, 'raw' | 'of'> {
  if (value === null) return { raw: '', of: '' }
  if (value.text !== null) return { raw: value.text, of: '' }
  if (value.yes !== null) return { raw: value.yes ? 'co' : 'khong', of: '' }
  if (value.denominator !== null || value.numerator !== null) return { raw: figure(value.numerator), of: figure(value.denominator) }
  return { raw: figure(value.number), of: '' }
}

function figure(value: number | null): string {
  return value === null ? '' : formatNumber(value).replace('\u2212', '-')
}

const noValue: Value = { number: null, text: null, yes: null, numerator: null, denominator: null }

export type Reading = { ok: true; value: Value | null } | { ok: false; why: string }

/** What the typed text means for the indicator's type; null is "not entered", which is not zero. */
export function read(indicator: Indicator, cell: CellDraft): Reading {
  switch (indicator.type) {
    case 'TEXT': return { ok: true, value: cell.raw.trim() === '' ? null : { ...noValue, text: cell.raw.trim().normalize('NFC') } }
    case 'YES_NO': return { ok: true, value: cell.raw === '' ? null : { ...noValue, yes: cell.raw === 'co' } }
    case 'RATIO': {
      const numerator = readFigure(cell.raw)
      const denominator = readFigure(cell.of)
      if (!numerator.ok) return numerator
      if (!denominator.ok) return denominator
      if (numerator.value === null && denominator.value === null) return { ok: true, value: null }
      if (numerator.value === null || denominator.value === null) return { ok: false, why: 'Nhập cả hai số: đạt được và tổng số.' }
      return { ok: true, value: { ...noValue, numerator: numerator.value, denominator: denominator.value } }
    }
    case 'COUNT':
    case 'MONEY': {
      const number = readFigure(cell.raw)
      if (!number.ok) return number
      return { ok: true, value: number.value === null ? null : { ...noValue, number: number.value } }
    }
  }
}

function readFigure(text: string): { ok: true; value: number | null } | { ok: false; why: string } {
  const parsed = parseNumber(text)
  if (parsed.kind === 'empty') return { ok: true, value: null }
  if (parsed.kind === 'invalid') return { ok: false, why: `“${text.trim()}” không phải là số. Ô này chưa lưu.` }
  if (!Number.isInteger(parsed.value)) return { ok: false, why: `${formatNumber(parsed.value)} có phần lẻ; chỉ tiêu này tính bằng số nguyên. Ô này chưa lưu.` }
  return { ok: true, value: parsed.value }
}

/**
 * The cells to send: those that differ from what the server has and can be read. A cell that cannot be read keeps its
 * last stored value on the server.
 */
export function changedEntries(form: Form, base: Draft, draft: Draft): CellEntry[] {
  return indicatorsOf(form).flatMap((indicator) => {
    const [before, now] = [entryOf(indicator, base[indicator.code]), entryOf(indicator, draft[indicator.code])]
    if (!now.reading.ok) {
      // Its note can still go, beside the figure that the server has.
      return now.note === before.note || !before.reading.ok ? [] : [{ code: indicator.code, value: before.reading.value, note: now.note }]
    }
    const unchanged = now.note === before.note && before.reading.ok && same(before.reading.value, now.reading.value)
    return unchanged ? [] : [{ code: indicator.code, value: now.reading.value, note: now.note }]
  })
}

function entryOf(indicator: Indicator, cell: CellDraft = nothing): { reading: Reading; note: string | null } {
  return { reading: read(indicator, cell), note: cell.note.trim() || null }
}

/** Lays one person's cells over another's: figure and note of a cell are two places. */
export function mergeCells(form: Form): Merge<Draft> {
  return (base, mine, theirs, choices) => {
    const merging = new Merging(choices)
    const content = Object.fromEntries(indicatorsOf(form).map((indicator) => {
      const { code } = indicator
      const [before, here, there] = [base[code] ?? nothing, mine[code] ?? nothing, theirs[code] ?? nothing]
      const where = `${code}. ${indicator.name}`
      const figure = merging.value(code, where, figureOf(before), figureOf(here), figureOf(there), (one) => figureWords(indicator, one), (one) => meaningOf(indicator, one))
      const note = merging.value(`${code}:ghi-chu`, `${where} (ghi chú)`, before.note, here.note, there.note, (text) => text.trim() || '(để trống)', (text) => text.trim())
      return [code, { ...figure, note }]
    }))
    return { content, clashes: merging.clashes }
  }
}

/** Whether two drafts say the same, however it was typed: nothing would be sent, and nothing waits to become readable. */
export function sameDraft(form: Form, a: Draft, b: Draft): boolean {
  return indicatorsOf(form).every((indicator) => {
    const [one, other] = [a[indicator.code] ?? nothing, b[indicator.code] ?? nothing]
    return same(meaningOf(indicator, one), meaningOf(indicator, other)) && one.note.trim() === other.note.trim()
  })
}

type Figure = Pick<CellDraft, 'raw' | 'of'>

const figureOf = ({ raw, of }: CellDraft): Figure => ({ raw, of })

/** 1000 and 1.000 are one figure; what cannot be read is only equal to itself. */
function meaningOf(indicator: Indicator, figure: Figure): unknown {
  const reading = read(indicator, { raw: figure.raw, of: figure.of, note: '' })
  return reading.ok ? reading.value : [figure.raw.trim(), figure.of.trim()]
}

function figureWords(indicator: Indicator, figure: Figure): string {
  const reading = read(indicator, { ...figure, note: '' })
  if (!reading.ok) return [figure.raw, figure.of].filter(Boolean).join('/')
  return valueWords(reading.value) || '(chưa nhập)'
}

/** The server's cells, with what could not be read left standing as it was typed. */
export function keepUnread(form: Form, stored: Draft, local: Draft): Draft {
  const unread = indicatorsOf(form).filter((indicator) => {
    const cell = local[indicator.code]
    return cell !== undefined && !read(indicator, cell).ok
  })
  return unread.length === 0 ? stored : { ...stored, ...Object.fromEntries(unread.map(({ code }) => [code, local[code]!])) }
}

export function isFilled(indicator: Indicator, draft: Draft): boolean {
  const reading = read(indicator, draft[indicator.code] ?? nothing)
  return reading.ok && reading.value !== null
}

export function isZero(indicator: Indicator, cell: CellDraft): boolean {
  const reading = read(indicator, cell)
  return reading.ok && reading.value?.number === 0
}

/** A stored value in words: figures, "27/30 (90,0 %)", "Có", text; empty for what was not entered. */
export function valueWords(value: Value | null): string {
  if (value === null) return ''
  if (value.number !== null) return formatNumber(value.number)
  if (value.yes !== null) return value.yes ? 'Có' : 'Không'
  if (value.numerator !== null && value.denominator !== null) {
    const share = formatShare(value.numerator, value.denominator)
    return `${formatNumber(value.numerator)}/${formatNumber(value.denominator)}${share ? ` (${share})` : ''}`
  }
  return value.text ?? ''
}

export function changeWords(now: Value | null, before: Value | null): string {
  if (now?.number == null || before?.number == null) return ''
  return formatChange(now.number - before.number)
}

export type Pasted = { draft: Draft; filled: number; invalid: number }

/** Spreads a column copied from Excel downwards from a cell; text indicators take text, the others figures. */
export function pasteColumn(indicators: Indicator[], draft: Draft, from: string, text: string): Pasted | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  const start = indicators.findIndex((indicator) => indicator.code === from)
  if (lines.length < 2 || start < 0) return null
  const next = { ...draft }
  let filled = 0
  let invalid = 0
  lines.forEach((line, offset) => {
    const indicator = indicators[start + offset]
    if (!indicator) return
    const [first = '', second = ''] = line.split('\t').map((cell) => cell.trim())
    const before = next[indicator.code] ?? nothing
    const cell = { ...before, ...pastedCell(indicator, first, second, before) }
    next[indicator.code] = cell
    filled += 1
    if (!read(indicator, cell).ok) invalid += 1
  })
  return { draft: next, filled, invalid }
}

function pastedCell(indicator: Indicator, first: string, second: string, before: CellDraft): Pick<CellDraft, 'raw' | 'of'> {
  if (indicator.type === 'YES_NO') {
    const word = first.normalize('NFC').toLowerCase()
    return { raw: ['có', 'co', 'x', '1'].includes(word) ? 'co' : ['không', 'khong', '0'].includes(word) ? 'khong' : '', of: '' }
  }
  if (indicator.type === 'RATIO') {
    const [numerator = '', denominator = ''] = first.includes('/') ? first.split('/') : [first, second || before.of]
    return { raw: numerator.trim(), of: denominator.trim() }
  }
  return { raw: first, of: '' }
}

export interface Change { from: string; to: string }

/** What the last submission changed against the one before; empty for a first submission. */
export function changes(report: Pick<Report, 'submissions'>): Map<string, Change> {
  const [before, last] = [report.submissions.at(-2), report.submissions.at(-1)]
  if (!before || !last) return new Map()
  const words = (value: Value | null) => (value === null ? 'chưa nhập' : valueWords(value))
  const earlier = new Map(before.figures.map((figure) => [figure.code, words(figure.own)]))
  return new Map(last.figures.flatMap((figure) => {
    const [from, to] = [earlier.get(figure.code) ?? 'chưa nhập', words(figure.own)]
    return from === to ? [] : [[figure.code, { from, to }] as const]
  }))
}

export interface Blocker { code: string; name: string; message: string; kind: 'error' | 'empty' | 'warning' | 'returned' }

/** What stands between the report and submitting it: faults, required cells without a value, returned cells unchanged. */
export function blockers(report: Report, draft: Draft): Blocker[] {
  const cells = new Map(report.cells.map((cell) => [cell.code, cell]))
  return indicatorsOf(report.form).flatMap((indicator): Blocker[] => {
    const cell = cells.get(indicator.code)
    const typedIn = draft[indicator.code] ?? nothing
    const reading = read(indicator, typedIn)
    const base = { code: indicator.code, name: indicator.name }
    if (!reading.ok) return [{ ...base, message: reading.why, kind: 'error' }]
    const found: Blocker[] = []
    for (const problem of cell?.problems ?? []) {
      if (problem.severity === 'ERROR' && reading.value === null && indicator.required) continue
      found.push({ ...base, message: problem.message, kind: problem.severity === 'ERROR' ? 'error' : 'warning' })
    }
    if (reading.value === null && indicator.required && typedIn.note.trim() === '') found.push({ ...base, message: 'chưa nhập', kind: 'empty' })
    if (cell && isUnchangedSinceReturn(report, cell, reading.value)) found.push({ ...base, message: 'bị trả lại, số chưa đổi', kind: 'returned' })
    return found
  })
}

function isUnchangedSinceReturn(report: Report, cell: Cell, now: Value | null): boolean {
  if (!cell.comment || report.state !== 'RETURNED') return false
  const submitted = report.submissions.at(-1)?.figures.find((figure) => figure.code === cell.code)
  return submitted !== undefined && valueWords(submitted.own) === valueWords(now)
}
