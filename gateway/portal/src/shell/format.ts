/** How figures, dates and times are written in the portal: 1.234,5 · 94,7 % · dd/MM/yyyy, Vietnam time. */
const ZONE = 'Asia/Ho_Chi_Minh'
const NBSP = '\u00a0'
const MINUS = '\u2212'

const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 })
const oneDecimal = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

export function formatNumber(value: number): string {
  return whole.format(value).replace('-', MINUS)
}

/** A signed difference: "+8", "−3", "0". */
export function formatChange(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value)
}

/** The share of a whole, never above what the figures say; null when there is nothing to divide by. */
export function formatShare(part: number, of: number): string | null {
  return of === 0 ? null : `${oneDecimal.format((part / of) * 100)}${NBSP}%`
}

/** The place that an office stands for, as tables name it: "UBND phường Mạo Khê" is Phường Mạo Khê. */
export function placeName(unit: string): string {
  const place = /^UBND (xã|phường|đặc khu)(?= )/u.exec(unit)?.[1]
  return place === undefined ? unit : place.charAt(0).toUpperCase() + unit.slice('UBND '.length + 1)
}

export type ParsedNumber = { kind: 'empty' } | { kind: 'number'; value: number } | { kind: 'invalid'; text: string }

/**
 * Reads a figure as people type it or as Excel pastes it. A comma is the decimal sign; a point groups thousands,
 * except where it cannot (1.5), or where the comma groups (1,234.5).
 */
export function parseNumber(raw: string): ParsedNumber {
  const text = raw.normalize('NFC').replace(/[\s\u00a0\u202f]/g, '').replace(/^\u2212/, '-')
  if (text === '') return { kind: 'empty' }
  const invalid: ParsedNumber = { kind: 'invalid', text: raw }
  if (!/^-?[\d.,]+$/.test(text) || !/\d/.test(text)) return invalid
  const negative = text.startsWith('-')
  const body = negative ? text.slice(1) : text
  const normal = normalise(body)
  if (normal === null) return invalid
  const value = Number(normal)
  return Number.isFinite(value) ? { kind: 'number', value: negative ? -value : value } : invalid
}

function normalise(body: string): string | null {
  if (/^\d+$/.test(body)) return body
  if (/^\d+,\d+$/.test(body)) return body.replace(',', '.')
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(body)) return body.replaceAll('.', '').replace(',', '.')
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(body)) return body.replaceAll(',', '')
  if (/^\d{1,3}(,\d{3}){2,}$/.test(body)) return body.replaceAll(',', '')
  if (/^\d+\.\d+$/.test(body)) return body
  return null
}

function parts(at: string | Date): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false,
  })
  return Object.fromEntries(format.formatToParts(new Date(at)).map((part) => [part.type, part.value]))
}

/** A calendar date as the services send it (yyyy-MM-dd) or an instant, as 12/06/2026. */
export function formatDate(value: string | Date): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const [year, month, day] = value.split('-')
    return `${day}/${month}/${year}`
  }
  const p = parts(value)
  return `${p.day}/${p.month}/${p.year}`
}

/** 12/06, for lists where the year is plain. */
export function formatDay(value: string | Date): string {
  return formatDate(value).slice(0, 5)
}

export function formatTime(at: string | Date): string {
  const p = parts(at)
  return `${p.hour}:${p.minute}`
}

export function formatClock(at: string | Date): string {
  const p = parts(at)
  return `${p.hour}:${p.minute}:${p.second}`
}

/** 17:00 10/06/2026 */
export function formatMoment(at: string | Date): string {
  return `${formatTime(at)} ${formatDate(at)}`
}

/** 17:00 thứ Bảy 13/06/2026 */
export function formatDeadline(at: string): string {
  const weekday = new Intl.DateTimeFormat('vi-VN', { timeZone: ZONE, weekday: 'long' }).format(new Date(at))
  return `${formatTime(at)} ${weekday.charAt(0).toLowerCase()}${weekday.slice(1)} ${formatDate(at)}`
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** "1 ngày 6 giờ", "5 giờ", "12 phút": the two largest units of a span, never below one minute. */
export function formatSpan(milliseconds: number): string {
  const span = Math.abs(milliseconds)
  const days = Math.floor(span / DAY)
  const hours = Math.floor((span % DAY) / HOUR)
  if (days >= 3) return `${days} ngày`
  if (days > 0) return hours > 0 ? `${days} ngày ${hours} giờ` : `${days} ngày`
  if (hours > 0) return `${hours} giờ`
  return `${Math.max(1, Math.floor(span / 60_000))} phút`
}

/** "2 ngày", "5 giờ": one unit is enough to say how long something has been waiting. */
export function formatWait(milliseconds: number): string {
  return Math.abs(milliseconds) >= DAY ? `${Math.floor(Math.abs(milliseconds) / DAY)} ngày` : formatSpan(milliseconds)
}

/** Whole days between today in Vietnam and a due moment; 0 on the day itself, negative afterwards. */
export function daysUntil(due: string, now: Date): number {
  return Math.round((Date.parse(isoDay(due)) - Date.parse(isoDay(now))) / DAY)
}

/** The calendar day in Vietnam of a moment, yyyy-MM-dd. */
export function isoDay(at: string | Date): string {
  const p = parts(at)
  return `${p.year}-${p.month}-${p.day}`
}

/** The day in the form of Decree 30: ngày 05 tháng 01 năm 2026 (a day below 10 and months 1 and 2 take a zero). */
export function formatDocumentDate(date: string | null): string {
  if (!date) return 'ngày      tháng      năm'
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const two = (n: number) => String(n).padStart(2, '0')
  return `ngày ${two(day)} tháng ${month <= 2 ? two(month) : month} năm ${year}`
}

export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`
  if (bytes < 1024 * 1024) return `${formatNumber(Math.round(bytes / 102.4) / 10)} KB`
  return `${formatNumber(Math.round(bytes / 104_857.6) / 10)} MB`
}

/** Folds case and diacritics, for finding a name in what is already on the screen. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}
