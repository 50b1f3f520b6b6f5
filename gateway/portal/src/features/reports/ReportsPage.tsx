import { useRef } from 'react'
import { Button, Input, Select } from 'antd'
import { Link } from 'react-router'
import type { ReportState } from '../../api/types'
import { useNow } from '../../shell/clock'
import { formatDate, formatTime } from '../../shell/format'
import { useRowKeys } from '../../shell/keys'
import { Empty, ErrorPanel, Skeleton } from '../../shell/panels'
import { useSession } from '../../shell/session'
import { LatenessStatus, ReportStatus } from '../../shell/status'
import { useFilter } from '../../shell/useFilter'
import { useTitle } from '../../shell/useTitle'
import { useReportList, useRounds } from './queries'

const states: { value: ReportState; label: string }[] = [{ value: 'DRAFT', label: 'Đang lập' }, { value: 'SUBMITTED', label: 'Đã nộp' }, { value: 'RETURNED', label: 'Bị trả lại' }, { value: 'ACCEPTED', label: 'Đã duyệt' }]

export default function ReportsPage() {
  useTitle('Báo cáo')
  const { unit } = useSession()
  const now = useNow()
  const { get, set } = useFilter()
  const school = unit?.kind === 'SCHOOL'
  const folder = school || (unit !== null && get('pham-vi') !== 'truc-thuoc') ? 'mine' : 'subtree'
  const rounds = useRounds()
  const list = useReportList({ folder, round: get('ky') || undefined, state: states.find(({ value }) => value === get('trang-thai'))?.value, q: get('q') || undefined })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const table = useRef<HTMLTableSectionElement>(null)
  useRowKeys(table)
  const filtered = Boolean(get('ky') || get('trang-thai') || get('q'))
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Báo cáo</h1></div>
      <div className="search-line">
        {!school && unit && <div className="segment" role="group" aria-label="Phạm vi">
          <button type="button" aria-pressed={folder === 'mine'} onClick={() => set({ 'pham-vi': null })}>Của đơn vị tôi</button>
          <button type="button" aria-pressed={folder === 'subtree'} onClick={() => set({ 'pham-vi': 'truc-thuoc' })}>Đơn vị trực thuộc</button>
        </div>}
        <Select aria-label="Kỳ báo cáo" allowClear placeholder="Mọi kỳ" loading={rounds.isPending} value={get('ky') || undefined} options={rounds.data?.items.map((round) => ({ value: round.id, label: round.name })) ?? []} onChange={(value) => set({ ky: value ?? null })} style={{ width: 220 }} />
        <Select aria-label="Trạng thái" allowClear placeholder="Mọi trạng thái" value={get('trang-thai') || undefined} options={states} onChange={(value) => set({ 'trang-thai': value ?? null })} style={{ width: 160 }} />
        {folder === 'subtree' && <Input.Search aria-label="Tìm theo tên đơn vị" placeholder="Tên đơn vị" allowClear defaultValue={get('q')} onSearch={(q) => set({ q: q || null })} style={{ width: 240 }} />}
      </div>
      {list.error && <ErrorPanel title="Chưa tải được danh sách báo cáo" error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton label="Đang tải danh sách báo cáo" />}
      {list.isSuccess && rows.length === 0 && (filtered
        ? <Empty title="Không có báo cáo nào khớp" action={<Button onClick={() => set({ q: null, ky: null, 'trang-thai': null })}>Bỏ lọc</Button>}>Thử bớt điều kiện lọc.</Empty>
        : <Empty title="Chưa có báo cáo nào">Khi Sở mở kỳ báo cáo, báo cáo của đơn vị tự hiện ở đây cùng với hạn nộp.</Empty>)}
      {rows.length > 0 && (
        <table className="list blocks">
          <caption className="hidden">Danh sách báo cáo</caption>
          <thead><tr><th scope="col">Kỳ báo cáo</th><th scope="col">Đơn vị</th><th scope="col">Trạng thái</th><th scope="col" className="right">Đã nhập</th><th scope="col">Hạn nộp</th><th scope="col">Nộp lúc</th><th scope="col">Thời hạn</th></tr></thead>
          <tbody ref={table}>{rows.map((report) => (
            <tr key={report.id}>
              <th scope="row"><Link to={`/bao-cao/${report.id}`} data-row>{report.round.name}</Link></th>
              <td>{report.unit.name}</td>
              <td><ReportStatus state={report.state} /></td>
              <td className="num right" data-label="đã nhập">{report.filled}/{report.total}</td>
              <td className="num" data-label="hạn">{formatTime(report.dueAt)} {formatDate(report.dueAt)}</td>
              <td className="num" data-label="nộp">{report.submittedAt ? `${formatTime(report.submittedAt)} ${formatDate(report.submittedAt)}` : <span className="sub">chưa nộp</span>}</td>
              <td><LatenessStatus lateness={report.lateness} dueAt={report.dueAt} now={now} /></td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {list.hasNextPage && <p className="more"><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>Xem thêm</Button></p>}
    </main>
  )
}
