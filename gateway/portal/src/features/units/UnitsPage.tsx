import './units.css'
import { Button, Input } from 'antd'
import { Link } from 'react-router'
import { formatDate } from '../../shell/format'
import { Empty, ErrorPanel, Skeleton } from '../../shell/panels'
import { useHasRole } from '../../shell/session'
import { useFilter } from '../../shell/useFilter'
import { useTitle } from '../../shell/useTitle'
import { DateField } from '../../shell/DateField'
import { kindNames, levelNames, useUnits } from './queries'
import { UnitTree } from './UnitTree'

export default function UnitsPage() {
  useTitle('Đơn vị')
  const admin = useHasRole('TENANT_ADMIN')
  const { get, set } = useFilter()
  const q = get('q')
  const on = get('ngay') || undefined
  const found = useUnits({ q: q || undefined, on, limit: q ? 50 : 200 })
  const all = found.data?.pages.flatMap((page) => page.items) ?? []
  // Without a search the list starts at what this person sees from the top: units whose superiors are not in it.
  const visible = new Set(all.map((unit) => unit.id))
  const roots = all.filter((unit) => !unit.reportsTo || !visible.has(unit.reportsTo.id))
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Đơn vị</h1>{admin && <Link className="btn btn-main" to="/don-vi/nhap">Nhập từ Excel, CSV</Link>}</div>
      <div className="search-line">
        <Input.Search key={q} aria-label="Tìm đơn vị theo tên" placeholder="Tên đơn vị, không cần dấu" allowClear defaultValue={q} onSearch={(value) => set({ q: value || null })} style={{ width: 300 }} />
        <span className="actions"><label htmlFor="cay-ngay" className="small sub">Cây đơn vị tại ngày</label><span style={{ width: 172 }}><DateField id="cay-ngay" value={on ?? null} onChange={(value) => set({ ngay: value })} /></span></span>
      </div>
      {found.error && <ErrorPanel title="Chưa tải được cây đơn vị" error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Skeleton label="Đang tải cây đơn vị" />}
      {found.isSuccess && all.length === 0 && (q
        ? <Empty title="Không có đơn vị nào khớp" action={<Button onClick={() => set({ q: null })}>Bỏ tìm</Button>}>{on && `Tại ngày ${formatDate(on)}. `}Thử gõ ít chữ hơn.</Empty>
        : <Empty title="Chưa có đơn vị nào" action={admin && <Link className="btn btn-main" to="/don-vi/nhap">Nhập danh sách đơn vị</Link>}>Danh sách đơn vị nhập từ Excel hoặc CSV theo mẫu.</Empty>)}
      {all.length > 0 && !q && <UnitTree key={on ?? ''} roots={roots} on={on} />}
      {all.length > 0 && q && (
        <table className="list blocks"><caption className="hidden">Đơn vị khớp với tìm kiếm</caption>
          <thead><tr><th scope="col">Đơn vị</th><th scope="col">Loại</th><th scope="col">Mã</th><th scope="col">Nộp báo cáo cho</th></tr></thead>
          <tbody>{all.map((unit) => <tr key={unit.id}><th scope="row">{unit.name}</th><td>{unit.schoolLevel ? levelNames[unit.schoolLevel] : kindNames[unit.kind]}</td><td className="num">{unit.code}</td><td>{unit.reportsTo?.name}</td></tr>)}</tbody></table>
      )}
      {q && found.hasNextPage && <p className="more"><Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>Xem thêm</Button></p>}
    </main>
  )
}
