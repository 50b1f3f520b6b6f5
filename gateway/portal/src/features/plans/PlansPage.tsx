import { useRef, useState } from 'react'
import { Button, Input, InputNumber, Select } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useIdempotencyKeys } from '../../api/idempotency'
import type { PlanStateType, PlanSummary } from '../../api/types'
import { Dialog } from '../../shell/Dialog'
import { useNow } from '../../shell/clock'
import { formatDate, isoDay } from '../../shell/format'
import { useRowKeys } from '../../shell/keys'
import { Empty, ErrorPanel, Refusal, Skeleton } from '../../shell/panels'
import { useHasRole, useSession } from '../../shell/session'
import { PlanStatus, Status } from '../../shell/status'
import { useFilter } from '../../shell/useFilter'
import { useTitle } from '../../shell/useTitle'
import { useCreatePlan, usePlanList } from './queries'

const states: { value: PlanStateType; label: string }[] = [
  { value: 'DRAFT', label: 'Đang soạn' }, { value: 'ISSUED', label: 'Đã ban hành' }, { value: 'SUBMITTED', label: 'Đã nộp' },
  { value: 'RETURNED', label: 'Bị trả lại' }, { value: 'ACCEPTED', label: 'Đã duyệt' },
]

export default function PlansPage() {
  useTitle('Kế hoạch')
  const { unit } = useSession()
  const editor = useHasRole('EDITOR', 'HEAD') && unit !== null
  const school = unit?.kind === 'SCHOOL'
  const [params] = useSearchParams()
  const { get, set } = useFilter()
  const folder = school || params.get('pham-vi') === 'cua-toi' ? 'mine' : 'subtree'
  const year = Number(params.get('nam')) || undefined
  const list = usePlanList({ folder, year, state: states.find(({ value }) => value === get('trang-thai'))?.value, q: get('q') || undefined })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const table = useRef<HTMLTableSectionElement>(null)
  useRowKeys(table)
  const [creating, setCreating] = useState(false)
  const thisYear = Number(isoDay(useNow()).slice(0, 4))
  const filtered = Boolean(year || get('trang-thai') || get('q'))
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Kế hoạch</h1>
        {editor && <><Button onClick={() => setCreating(true)}>Soạn mới</Button><Link className="btn btn-main" to="/ke-hoach/nhap">Nhập từ tệp</Link></>}
      </div>
      <div className="search-line">
        {!school && unit && <div className="segment" role="group" aria-label="Phạm vi">
          <button type="button" aria-pressed={folder === 'subtree'} onClick={() => set({ 'pham-vi': null })}>Đơn vị trực thuộc</button>
          <button type="button" aria-pressed={folder === 'mine'} onClick={() => set({ 'pham-vi': 'cua-toi' })}>Của đơn vị tôi</button>
        </div>}
        <Input.Search aria-label="Tìm theo tên đơn vị, tên kế hoạch, số" placeholder="Tên đơn vị, kế hoạch, số" allowClear defaultValue={get('q')} onSearch={(q) => set({ q: q || null })} style={{ width: 280 }} />
        <Select aria-label="Năm" allowClear placeholder="Mọi năm" value={year} options={[1, 0, -1, -2, -3].map((back) => ({ value: thisYear + back, label: `Năm ${thisYear + back}` }))} onChange={(value) => set({ nam: value ? String(value) : null })} style={{ width: 130 }} />
        <Select aria-label="Trạng thái" allowClear placeholder="Mọi trạng thái" value={get('trang-thai') || undefined} options={states} onChange={(value) => set({ 'trang-thai': value ?? null })} style={{ width: 160 }} />
      </div>
      {list.error && <ErrorPanel title="Chưa tải được danh sách kế hoạch" error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton label="Đang tải danh sách kế hoạch" />}
      {list.isSuccess && rows.length === 0 && (filtered
        ? <Empty title="Không có kế hoạch nào khớp" action={<Button onClick={() => set({ q: null, nam: null, 'trang-thai': null })}>Bỏ lọc</Button>}>Thử bớt điều kiện lọc.</Empty>
        : <Empty title="Chưa có kế hoạch nào" action={editor && <Link className="btn btn-main" to="/ke-hoach/nhap">Nhập từ tệp</Link>}>Thả tệp kế hoạch đã có (.docx, .pdf, .txt) để lập bản thảo, hoặc soạn mới.</Empty>)}
      {rows.length > 0 && (
        <table className="list blocks">
          <caption className="hidden">Danh sách kế hoạch</caption>
          <thead><tr><th scope="col">Kế hoạch</th><th scope="col">Đơn vị</th><th scope="col">Năm</th><th scope="col">Số, ký hiệu</th><th scope="col">Trạng thái</th><th scope="col">Viện dẫn</th><th scope="col">Cập nhật</th></tr></thead>
          <tbody ref={table}>{rows.map((plan) => <Row key={plan.id} plan={plan} />)}</tbody>
        </table>
      )}
      {list.hasNextPage && <p className="more"><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>Xem thêm</Button></p>}
      {creating && <CreateDialog year={thisYear} onClose={() => setCreating(false)} />}
    </main>
  )
}

function Row({ plan }: { plan: PlanSummary }) {
  return (
    <tr>
      <th scope="row"><Link to={`/ke-hoach/${plan.id}`} data-row>{plan.title}</Link>{plan.revision > 1 && <span className="small sub"> · bản sửa đổi {plan.revision - 1}</span>}</th>
      <td>{plan.unit.name}</td>
      <td className="num">{plan.year}</td>
      <td className="num">{plan.numberText ?? <span className="sub">chưa có số</span>}</td>
      <td><PlanStatus state={plan.state} /></td>
      <td>{plan.unchecked ? <Status tone="mute" glyph="unknown">Chưa kiểm</Status>
        : plan.findings.errors > 0 ? <Status tone="bad" glyph="alert">{plan.findings.errors} cần sửa</Status>
          : plan.findings.warnings > 0 ? <Status tone="warn" glyph="alert">{plan.findings.warnings} cần xem</Status>
            : <Status tone="ok" glyph="ok">Đúng</Status>}</td>
      <td className="num">{plan.at ? formatDate(plan.at) : ''}</td>
    </tr>
  )
}

function CreateDialog({ year: thisYear, onClose }: { year: number; onClose: () => void }) {
  const [year, setYear] = useState(thisYear)
  const [title, setTitle] = useState(`Công tác thông tin đối ngoại năm ${thisYear}`)
  const create = useCreatePlan()
  const keys = useIdempotencyKeys()
  const navigate = useNavigate()
  return (
    <Dialog title="Soạn kế hoạch mới" okText="Lập bản thảo" cancelText="Thôi" confirmLoading={create.isPending} okButtonProps={{ disabled: title.trim() === '' }} onCancel={onClose}
      onOk={() => create.mutate({ year, title: title.trim(), key: keys.for({ year, title: title.trim() }) }, { onSuccess: (plan) => { keys.done(); navigate(`/ke-hoach/${plan.id}`) } })}>
      <div className="form">
        <div className="field"><label htmlFor="moi-nam">Năm</label><InputNumber id="moi-nam" min={2000} max={2100} value={year} onChange={(value) => setYear(value ?? thisYear)} /></div>
        <div className="field"><label htmlFor="moi-ten">Trích yếu</label><Input id="moi-ten" value={title} onChange={(event) => setTitle(event.target.value)} /></div>
        <Refusal error={create.error} />
      </div>
    </Dialog>
  )
}
