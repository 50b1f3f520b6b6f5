import { useState } from 'react'
import { Link } from 'react-router'
import type { Rollup, Round } from '../../api/types'
import { formatDate, isoDay, placeName } from '../../shell/format'
import { Status, overdueWords } from '../../shell/status'

const FIRST = 6

export function OverdueList({ rollup, round, now }: { rollup: Rollup; round: Round | undefined; now: Date }) {
  const [all, setAll] = useState(false)
  const units = rollup.overdueUnits
  const next = Object.values(round?.dueDates ?? {}).filter((date) => date >= isoDay(now)).sort()[0]
  return (
    <section className="region" aria-labelledby="h-qh">
      <div className="region-head"><h2 id="h-qh">Quá hạn</h2>{units.length > 0 && <span className="small sub num">{units.length} đơn vị</span>}</div>
      {units.length === 0 && <><p><b>Chưa có đơn vị nào quá hạn.</b></p>{next && <p className="sub">Hạn kế tiếp là {formatDate(next)}.</p>}</>}
      <ul className="overdue-list">{(all ? units : units.slice(0, FIRST)).map((one) => (
        <li key={one.reportId}><span className="who"><Link to={`/bao-cao/${one.reportId}`}>{one.unit.name}</Link><small className="small sub">{one.superior && placeName(one.superior.name)}{one.nudges > 0 ? `${one.superior ? ' · ' : ''}đã nhắc ${one.nudges} lần` : ''}</small></span><Status tone="bad" glyph="alert">{overdueWords(one.dueAt, now)}</Status></li>
      ))}</ul>
      {units.length > FIRST && <p className="more"><button type="button" className="plain" onClick={() => setAll(!all)}>{all ? `Chỉ xem ${FIRST} đơn vị đầu` : `Xem cả ${units.length} đơn vị`}</button></p>}
    </section>
  )
}
