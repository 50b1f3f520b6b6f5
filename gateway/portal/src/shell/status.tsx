import type { ReactNode } from 'react'
import type { Lateness, PlanStateType, ReportState } from '../api/types'
import { Glyph, type GlyphName } from './Glyph'
import { daysUntil, formatSpan } from './format'

export type Tone = 'ok' | 'sent' | 'warn' | 'bad' | 'mute'

/** Status is a symbol and a word; the colour only repeats it. */
export function Status({ tone, glyph, children }: { tone: Tone; glyph: GlyphName; children: ReactNode }) {
  return <span className={`status tone-${tone}`}><Glyph name={glyph} />{children}</span>
}

export function Chip({ tone, glyph, children }: { tone: Tone; glyph: GlyphName; children: ReactNode }) {
  return <span className={`chip chip-${tone}`}><Glyph name={glyph} />{children}</span>
}

const planStates: Record<PlanStateType, [Tone, GlyphName, string]> = {
  DRAFT: ['mute', 'draft', 'Đang soạn'],
  ISSUED: ['sent', 'plan', 'Đã ban hành'],
  SUBMITTED: ['sent', 'sent', 'Đã nộp'],
  RETURNED: ['bad', 'back', 'Bị trả lại'],
  ACCEPTED: ['ok', 'ok', 'Đã duyệt'],
}

export function PlanStatus({ state }: { state: PlanStateType }) {
  const [tone, glyph, word] = planStates[state]
  return <Status tone={tone} glyph={glyph}>{word}</Status>
}

const reportStates: Record<ReportState, [Tone, GlyphName, string]> = {
  DRAFT: ['mute', 'draft', 'Đang lập'],
  SUBMITTED: ['sent', 'sent', 'Đã nộp'],
  RETURNED: ['bad', 'back', 'Bị trả lại'],
  ACCEPTED: ['ok', 'ok', 'Đã duyệt'],
}

export function ReportStatus({ state }: { state: ReportState }) {
  const [tone, glyph, word] = reportStates[state]
  return <Status tone={tone} glyph={glyph}>{word}</Status>
}

export function LatenessStatus({ lateness, dueAt, now }: { lateness: Lateness; dueAt: string; now: Date }) {
  switch (lateness) {
    case 'ON_TIME': return <Status tone="ok" glyph="ok">Đúng hạn</Status>
    case 'LATE': return <Status tone="warn" glyph="half">Nộp muộn</Status>
    case 'OVERDUE': return <Status tone="bad" glyph="alert">{overdueWords(dueAt, now)}</Status>
    case 'NOT_DUE': return <Status tone="mute" glyph="none">Chưa đến hạn</Status>
  }
}

export function overdueWords(dueAt: string, now: Date): string {
  const days = -daysUntil(dueAt, now)
  return days > 0 ? `Quá hạn ${days} ngày` : 'Quá hạn hôm nay'
}

/** How long is left, or how long it is overdue. */
export function DueChip({ dueAt, now }: { dueAt: string; now: Date }) {
  const left = Date.parse(dueAt) - now.getTime()
  if (left < 0) return <Chip tone="bad" glyph="alert">{overdueWords(dueAt, now)}</Chip>
  const days = daysUntil(dueAt, now)
  return <Chip tone="warn" glyph="clock">{days > 0 ? `Còn ${days} ngày` : `Còn ${formatSpan(left)}`}</Chip>
}
