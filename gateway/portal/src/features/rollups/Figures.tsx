import type { ReactNode } from 'react'
import type { Rollup, Round } from '../../api/types'
import { formatNumber, formatShare } from '../../shell/format'
import { Status } from '../../shell/status'
import { PaceChart } from './PaceChart'

/** The number first, with its denominator, then what is missing; parts add up on the screen. */
export function Figures({ rollup, round, now, nudge }: { rollup: Rollup; round: Round | undefined; now: Date; nudge: ReactNode }) {
  const { expected, submitted, onTime, accepted, late, overdue, notDue, waiting, returned, waived } = rollup
  const superiors = new Set(rollup.overdueUnits.map((unit) => unit.superior?.id ?? '')).size
  return (
    <dl className="figures">
      <Figure term="Đã nộp" part={submitted} of={expected}>{notDue > 0 && <>còn hạn {formatNumber(notDue)}<br /></>}{overdue > 0 && <>quá hạn {formatNumber(overdue)}<br /></>}{waived > 0 && <>miễn {formatNumber(waived)}</>}</Figure>
      <Figure term="Đúng hạn" part={onTime} of={expected}>muộn {formatNumber(late)}</Figure>
      <Figure term="Đã duyệt" part={accepted} of={expected}>chờ {formatNumber(waiting)} · trả lại {formatNumber(returned)}</Figure>
      <div className={overdue > 0 ? 'fig fig-bad' : 'fig'}>
        <dt>{overdue > 0 ? <Status tone="bad" glyph="alert">Quá hạn</Status> : 'Quá hạn'}</dt>
        <dd><p className="value">{formatNumber(overdue)}<small> đơn vị</small></p>
          <p className="detail">{overdue > 0 ? (superiors > 1 ? `ở ${superiors} nơi duyệt` : '') : 'Chưa có đơn vị nào quá hạn.'}</p>{nudge}</dd>
      </div>
      <PaceChart rollup={rollup} round={round} now={now} />
    </dl>
  )
}

function Figure({ term, part, of, children }: { term: string; part: number; of: number; children: ReactNode }) {
  const share = formatShare(part, of)
  return (
    <div className="fig">
      <dt>{term}</dt>
      <dd><p className="value">{formatNumber(part)}<small>/{formatNumber(of)}</small></p>
        <p className="meter" aria-hidden="true"><i style={{ width: of > 0 ? `${(part / of) * 100}%` : 0 }} /></p>
        <p className="detail"><b>{share ?? 'chưa có đơn vị phải nộp'}</b></p><p className="detail">{children}</p></dd>
    </div>
  )
}
