import { useState } from 'react'
import type { Rollup, Round, UnitKind } from '../../api/types'
import { daysUntil, formatDay, formatNumber, formatShare, isoDay } from '../../shell/format'

interface Props { rollup: Rollup; round: Round | undefined; now: Date }

const due: [UnitKind, string][] = [['SCHOOL', 'trường'], ['COMMUNE_OFFICE', 'xã'], ['DISTRICT_OFFICE', 'huyện'], ['DEPARTMENT', 'Sở']]

interface Point { day: number; submitted: number; date: string }

/** Days since the first day of the chart, on one axis from the opening to the last due date; the daily counts added up. */
export function axis(rollup: Pick<Rollup, 'pace'>, round: Pick<Round, 'dueDates' | 'openedAt'> | undefined, now: Date): { points: Point[]; days: number; today: number; dues: { day: number; label: string; date: string; passed: boolean }[]; start: string } {
  const opened = isoDay(round?.openedAt ?? now)
  const first = rollup.pace[0]?.date ?? opened
  const start = first < opened ? first : opened
  const dayOf = (date: string) => daysUntil(date, new Date(`${start}T12:00:00+07:00`))
  const dates = new Map<string, string[]>()
  for (const [kind, word] of due) {
    const day = round?.dueDates[kind]
    if (!day) continue
    // Offices of districts ended on 30/6/2025; their due date matters only where it differs.
    if (kind === 'DISTRICT_OFFICE' && day === round?.dueDates.COMMUNE_OFFICE) continue
    dates.set(day, [...(dates.get(day) ?? []), word])
  }
  const dues = [...dates].map(([date, words]) => ({ date, day: dayOf(date), label: words.join(', '), passed: dayOf(date) <= dayOf(isoDay(now)) })).sort((a, b) => a.day - b.day)
  const opening: Point[] = first > start ? [{ day: 0, submitted: 0, date: start }] : []
  let sum = 0
  const points = opening.concat(rollup.pace.map((one) => ({ day: dayOf(one.date), submitted: (sum += one.submitted), date: one.date })))
  const today = dayOf(isoDay(now))
  const days = Math.max(1, ...dues.map((one) => one.day), ...points.map((point) => point.day))
  return { points, days, today, dues, start }
}

/** How many had submitted by each day, against the due dates; and the same as a table. */
export function PaceChart({ rollup, round, now }: Props) {
  const [table, setTable] = useState(false)
  const width = 440
  const { points, days, dues, start } = axis(rollup, round, now)
  const x = (day: number) => 2 + (day / days) * (width - 22)
  const top = 22
  const bottom = 98
  const y = (count: number) => bottom - (count / Math.max(1, rollup.expected)) * (bottom - top)
  const line = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.day).toFixed(1)} ${y(point.submitted).toFixed(1)}`).join(' ')
  const last = points.at(-1)
  const summary = `Số đơn vị đã nộp, cộng dồn từ ${formatDay(start)}: ${rollup.submitted} trên ${rollup.expected}.`
  return (
    <div className="pace">
      <dt className="pace-head"><span>Nhịp nộp, cộng dồn</span><button type="button" className="plain small" aria-expanded={table} onClick={() => setTable(!table)}>Bảng số liệu</button></dt>
      <dd>
        <svg viewBox={`0 0 ${width} 122`} role="img" aria-label={summary}>
          <line x1={2} x2={width - 20} y1={top} y2={top} className="pace-goal" /><text className="axis" x={2} y={18}>{formatNumber(rollup.expected)} phải nộp</text>
          {last && <><path d={`${line} L${x(last.day).toFixed(1)} ${bottom} L${x(points[0]!.day).toFixed(1)} ${bottom}Z`} className="pace-area" /><path d={line} className="pace-line" /></>}
          <line x1={2} x2={width} y1={bottom} y2={bottom} className="pace-base" />
          {dues.map((one, index) => {
            const next = dues[index + 1]
            const tight = next !== undefined && x(next.day) - x(one.day) < 80
            return (
              <g key={one.date}>
                <line x1={x(one.day)} x2={x(one.day)} y1={one.passed ? 26 : 72} y2={102} className={one.passed ? 'pace-due pace-passed' : 'pace-due'} />
                <text className={`axis${one.passed ? ' axis-strong' : ''}`} x={index === dues.length - 1 ? width : x(one.day)} y={115} textAnchor={index === dues.length - 1 || tight ? 'end' : 'middle'}>{index === 0 ? `hạn ${one.label}` : one.label} {formatDay(one.date)}</text>
              </g>
            )
          })}
          {(dues.length === 0 || x(dues[0]!.day) > 150) && <text className="axis" x={2} y={115}>{formatDay(start)}</text>}
          {last && <><circle cx={x(last.day)} cy={y(last.submitted)} r={4} className="pace-dot" /><text className="axis axis-strong" x={x(last.day) + (x(last.day) > width - 110 ? -9 : 9)} y={Math.min(bottom - 6, y(last.submitted) + 14)} textAnchor={x(last.day) > width - 110 ? 'end' : 'start'}>{formatNumber(last.submitted)}{isoDay(now) === last.date ? ' · lúc này' : ` · ${formatDay(last.date)}`}</text></>}
        </svg>
        {table && (
          <table className="list"><caption className="hidden">{summary}</caption><thead><tr><th scope="col">Đến hết ngày</th><th scope="col" className="right">Đã nộp</th><th scope="col" className="right">Trên {rollup.expected}</th></tr></thead>
            <tbody>{points.map((point) => <tr key={point.date}><th scope="row" className="num">{formatDay(point.date)}{dues.filter((one) => one.date === point.date).map((one) => `, hạn ${one.label}`)}</th><td className="num right">{formatNumber(point.submitted)}</td><td className="num right">{formatShare(point.submitted, rollup.expected)}</td></tr>)}</tbody></table>
        )}
      </dd>
    </div>
  )
}
