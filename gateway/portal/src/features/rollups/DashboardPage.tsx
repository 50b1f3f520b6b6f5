import './dashboard.css'
import { useState } from 'react'
import { Button } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { useNow } from '../../shell/clock'
import { formatDate, isoDay } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { Menu } from '../../shell/Menu'
import { Empty, ErrorPanel, Skeleton } from '../../shell/panels'
import { useHasRole, useSession } from '../../shell/session'
import { useTitle } from '../../shell/useTitle'
import { useRounds } from '../reports/queries'
import { ChildTable } from './ChildTable'
import { Figures } from './Figures'
import { Indicators } from './Indicators'
import { LiveStamp } from './LiveStamp'
import { OverdueList } from './OverdueList'
import { useRollup, useRound } from './queries'
import { CloseRoundDialog, NudgeButton, OpenRoundDialog } from './RoundDialogs'

export default function DashboardPage() {
  const { round: roundId = '', unit: unitId = '' } = useParams()
  const now = useNow()
  const rollup = useRollup(roundId, unitId)
  const round = useRound(roundId).data
  const { unit } = useSession()
  const reviewer = useHasRole('REVIEWER', 'HEAD')
  const tenantAdmin = useHasRole('TENANT_ADMIN')
  const admin = tenantAdmin || (reviewer && unit?.kind === 'DEPARTMENT')
  const seesAll = unit === null || unit.kind === 'DEPARTMENT'
  const [dialog, setDialog] = useState<'open' | 'close' | null>(null)
  const data = rollup.data
  useTitle(data ? `Tổng hợp ${data.round.name}` : 'Tổng hợp')
  // Those above remind; a unit that nobody reports to has nobody to remind.
  const mayNudge = reviewer && unit !== null && data !== undefined && data.path.some((step) => step.id === unit.id) && (unit.id !== unitId || data.children.length > 0)
  if (!data) {
    return (
      <main className="page" id="noi-dung">
        {rollup.error ? <ErrorPanel title="Chưa tải được bảng tổng hợp" error={rollup.error} retry={() => void rollup.refetch()}><Link className="btn" to="/tong-hop">Chọn kỳ khác</Link></ErrorPanel> : <><h1 className="hidden">Tổng hợp</h1><Skeleton label="Đang tải bảng tổng hợp" rows={10} /></>}
      </main>
    )
  }
  return (
    <main className="page" id="noi-dung">
      <nav aria-label="Cấp đang xem"><ol className="crumbs">
        {data.path.map((step, index) => (
          <li key={step.id}>{step.id === unitId ? <span aria-current="page">{index === 0 && seesAll ? 'Toàn tỉnh' : step.name}</span> : <Link to={`/tong-hop/${roundId}/${step.id}`}>{index === 0 && seesAll ? 'Toàn tỉnh' : step.name}</Link>}</li>
        ))}
        {!data.path.some((step) => step.id === unitId) && <li><span aria-current="page">{data.unit.name}</span></li>}
      </ol></nav>
      <div className="page-head"><h1><RoundPicker current={data.round.name} unitId={unitId} /></h1><LiveStamp asOf={data.asOf} failing={rollup.isError} /></div>
      <div className="search-line dashboard-tools">
        {round && <p className="small sub">{round.form.name} · số liệu {formatDate(round.window.from)} – {formatDate(round.window.to)}{round.state === 'CLOSED' && ' · kỳ đã khóa'}</p>}
        <span className="grow" />
        {admin && round?.state === 'OPEN' && <Button onClick={() => setDialog('close')}>Khóa kỳ…</Button>}
        {admin && <Button onClick={() => setDialog('open')}>Mở kỳ báo cáo…</Button>}
        <Button onClick={() => window.print()}>In</Button>
      </div>
      <Figures rollup={data} round={round} now={now} nudge={mayNudge && round?.state === 'OPEN' && <NudgeButton round={roundId} units={data.overdueUnits.map((one) => one.unit.id)} />} />
      {data.expected === 0
        ? <Empty title="Không có đơn vị nào phải nộp ở đây">Danh sách phải nộp được chốt khi mở kỳ.</Empty>
        : <div className="dashboard"><div><ChildTable rollup={data} /></div><div><OverdueList rollup={data} round={round} now={now} /><Indicators indicators={data.indicators} half={round?.period.half ?? null} /></div></div>}
      {dialog === 'open' && <OpenRoundDialog year={Number(isoDay(now).slice(0, 4))} unit={unitId} onClose={() => setDialog(null)} />}
      {dialog === 'close' && round && <CloseRoundDialog round={round} onClose={() => setDialog(null)} />}
    </main>
  )
}

function RoundPicker({ current, unitId }: { current: string; unitId: string }) {
  const rounds = useRounds()
  const navigate = useNavigate()
  return (
    <Menu name={`Kỳ báo cáo: ${current}. Đổi kỳ`} align="left" className="pick" label={<>{current} <Glyph name="down" /></>}>
      {(close) => <div className="menu-nav">{rounds.data?.items.map((round) => <button key={round.id} type="button" onClick={() => { close(); navigate(`/tong-hop/${round.id}/${unitId}`) }}>{round.name}{round.state === 'CLOSED' && <span className="small sub">, đã khóa</span>}</button>) ?? <p className="small sub">Đang tải các kỳ…</p>}</div>}
    </Menu>
  )
}
