import { useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Rollup } from '../../api/types'
import { formatNumber, formatShare, placeName } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { useRowKeys } from '../../shell/keys'
import { ReportStatus } from '../../shell/status'

type Child = Rollup['children'][number]
type Order = 'onTime' | 'name'

const FIRST = 12

const collator = new Intl.Collator('vi')
const rate = (child: Child) => (child.expected === 0 ? 1 : child.onTime / child.expected)

/** The units one level down, the worst first; a school leads to its report, everything else one level further. */
export function ChildTable({ rollup }: { rollup: Rollup }) {
  const [order, setOrder] = useState<Order>('onTime')
  const [all, setAll] = useState(false)
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  const groups = rollup.children.filter((child) => child.hasChildren)
  const direct = rollup.children.filter((child) => !child.hasChildren)
  const main = groups.length > 0 ? groups : direct
  const sorted = main.toSorted((a, b) => (order === 'onTime' ? rate(a) - rate(b) || b.overdue - a.overdue : 0) || collator.compare(a.unit.name, b.unit.name))
  const shown = all ? sorted : sorted.slice(0, FIRST)
  const title = groups.length > 0 ? 'Xã, phường, đặc khu' : 'Trường'
  if (main.length === 0) return null
  return (
    <section className="region" id="xa" aria-labelledby="h-xa">
      <div className="region-head"><h2 id="h-xa">{title}</h2><p className="legend-line"><span><i className="fill-ok" />Đúng hạn</span><span><i className="fill-late" />Nộp muộn</span><span><i className="fill-bad" />Quá hạn</span></p></div>
      <table className="list child-table">
        <caption className="hidden">{title}: số đã nộp, nộp muộn, quá hạn, tỷ lệ đúng hạn. {shown.length} trên {sorted.length} dòng.</caption>
        <thead><tr>
          <th scope="col" aria-sort={order === 'name' ? 'ascending' : undefined}><SortButton label="Đơn vị" on={order === 'name'} onClick={() => setOrder('name')} /></th>
          <th scope="col">Tình hình nộp</th><th scope="col" className="right nowrap">Đã nộp</th><th scope="col" className="right">Muộn</th><th scope="col" className="right nowrap">Quá hạn</th>
          <th scope="col" className="right" aria-sort={order === 'onTime' ? 'ascending' : undefined}><SortButton label="Đúng hạn" on={order === 'onTime'} onClick={() => setOrder('onTime')} /></th>
          <th scope="col" className="nowrap">{groups.length > 0 ? 'Báo cáo xã' : 'Báo cáo'}</th>
        </tr></thead>
        <tbody ref={body}>{shown.map((child) => <Row key={child.unit.id} child={child} round={rollup.round.id} />)}</tbody>
      </table>
      <p className="child-foot">
        {sorted.length > FIRST && <button type="button" className="plain" onClick={() => setAll(!all)}>{all ? `Chỉ xem ${FIRST} dòng đầu` : `Xem tất cả ${sorted.length}`}</button>}
        {groups.length > 0 && direct.length > 0 && <DirectSchools schools={direct} round={rollup.round.id} />}
      </p>
    </section>
  )
}

function SortButton({ label, on, onClick }: { label: string; on: boolean; onClick: () => void }) {
  return <button type="button" className={`sort${on ? ' sort-on' : ''}`} onClick={onClick}>{label}{on && <Glyph name="ascending" />}</button>
}

function Row({ child, round }: { child: Child; round: string }) {
  const share = formatShare(child.onTime, child.expected)
  const part = (count: number) => ({ width: `${child.expected === 0 ? 0 : (count / child.expected) * 100}%` })
  return (
    <tr>
      <th scope="row"><ChildLink child={child} round={round} /></th>
      <td className="bar"><span className="stack" aria-hidden="true"><i className="fill-ok" style={part(child.onTime)} /><i className="fill-late" style={part(child.late)} /><i className="fill-bad" style={part(child.overdue)} /></span></td>
      <td className="num right submitted">{formatNumber(child.submitted)}/{formatNumber(child.expected)}</td>
      <td className="num right late">{child.late > 0 ? <b className="tone-warn">{child.late}</b> : <span className="sub">0</span>}</td>
      <td className={`num right overdue${child.overdue === 0 ? ' is-zero' : ''}`}>{child.overdue > 0 ? <b className="tone-bad">{child.overdue}</b> : <span className="sub">0</span>}</td>
      <td className="num right rate">{share ?? '–'}</td>
      <td className="state"><Link className="quiet" to={`/bao-cao/${child.reportId}`}><span className="hidden">Báo cáo của {child.unit.name}: </span><ReportStatus state={child.reportState} /></Link></td>
    </tr>
  )
}

function ChildLink({ child, round }: { child: Child; round: string }) {
  if (child.hasChildren) return <Link to={`/tong-hop/${round}/${child.unit.id}`} data-row>{placeName(child.unit.name)}</Link>
  return <Link to={`/bao-cao/${child.reportId}`} data-row>{child.unit.name}</Link>
}

/** Upper-secondary schools report straight to the department; they are one line that opens into their own list. */
function DirectSchools({ schools, round }: { schools: Child[]; round: string }) {
  const [open, setOpen] = useState(false)
  const sum = (key: 'submitted' | 'onTime' | 'expected') => schools.reduce((total, school) => total + school[key], 0)
  return (
    <span className="small sub direct">
      {schools.length} trường nộp thẳng: <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>{sum('submitted')}/{sum('expected')} đã nộp, {sum('onTime')} đúng hạn</button>
      {open && <span className="direct-list">{schools.toSorted((a, b) => collator.compare(a.unit.name, b.unit.name)).map((school) => <span key={school.unit.id}><ChildLink child={school} round={round} /><ReportStatus state={school.reportState} /></span>)}</span>}
    </span>
  )
}
