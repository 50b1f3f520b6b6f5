import { useRef } from 'react'
import { Button, Input, InputNumber, Select } from 'antd'
import { Link } from 'react-router'
import { formatDate } from '../../shell/format'
import { useRowKeys } from '../../shell/keys'
import { Empty, ErrorPanel, Skeleton } from '../../shell/panels'
import { useFilter } from '../../shell/useFilter'
import { useTitle } from '../../shell/useTitle'
import { DateField } from '../../shell/DateField'
import { DocumentStatusMark, documentStatuses } from './DocumentStatusMark'
import { useDocuments } from './queries'

const kinds = ['Luật', 'Nghị quyết', 'Nghị định', 'Quyết định', 'Thông tư', 'Chỉ thị', 'Kết luận', 'Kế hoạch', 'Chương trình', 'Công văn']

export default function DocumentsPage() {
  useTitle('Văn bản pháp lý')
  const { get, set } = useFilter()
  const year = Number(get('nam')) || undefined
  const on = get('ngay') || undefined
  const list = useDocuments({ q: get('q') || undefined, kind: get('loai') || undefined, year, status: documentStatuses.find(({ value }) => value === get('hieu-luc'))?.value, on })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const table = useRef<HTMLTableSectionElement>(null)
  useRowKeys(table)
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Văn bản pháp lý</h1></div>
      <div className="search-line">
        <Input.Search key={get('q')} aria-label="Tìm theo số, trích yếu, cơ quan ban hành" placeholder="Số, trích yếu, cơ quan ban hành" allowClear defaultValue={get('q')} onSearch={(q) => set({ q: q || null })} style={{ width: 320 }} />
        <Select aria-label="Loại văn bản" allowClear placeholder="Mọi loại" value={get('loai') || undefined} options={kinds.map((kind) => ({ value: kind, label: kind }))} onChange={(value) => set({ loai: value ?? null })} style={{ width: 140 }} />
        <InputNumber aria-label="Năm ban hành" placeholder="Năm" min={1945} max={2100} value={year} onChange={(value) => set({ nam: value ? String(value) : null })} style={{ width: 90 }} />
        <Select aria-label="Hiệu lực" allowClear placeholder="Mọi hiệu lực" value={get('hieu-luc') || undefined} options={documentStatuses} onChange={(value) => set({ 'hieu-luc': value ?? null })} style={{ width: 170 }} />
        <span className="actions"><label htmlFor="tai-ngay" className="small sub">Tình trạng tại ngày</label><span style={{ width: 172 }}><DateField id="tai-ngay" value={on ?? null} onChange={(value) => set({ ngay: value })} /></span></span>
      </div>
      {list.error && <ErrorPanel title="Chưa tải được danh mục văn bản" error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton label="Đang tải danh mục văn bản" />}
      {list.isSuccess && rows.length === 0 && <Empty title="Không tìm thấy văn bản nào khớp" action={<Button onClick={() => set({ q: null, loai: null, nam: null, 'hieu-luc': null, ngay: null })}>Bỏ lọc</Button>}>Có thể tìm không dấu, hoặc chỉ gõ số, ví dụ 72/2015. Danh mục chưa có thì không có nghĩa là văn bản không tồn tại.</Empty>}
      {rows.length > 0 && (
        <table className="list blocks"><caption className="hidden">Văn bản pháp lý</caption>
          <thead><tr><th scope="col">Số, ký hiệu</th><th scope="col">Trích yếu</th><th scope="col">Cơ quan ban hành</th><th scope="col">Ngày</th><th scope="col">Hiệu lực</th></tr></thead>
          <tbody ref={table}>{rows.map((document) => (
            <tr key={document.id}>
              <th scope="row" className="nowrap"><Link to={`/van-ban/${document.id}${on ? `?ngay=${on}` : ''}`} data-row>{document.kind} {document.number}</Link></th>
              <td>{document.title}</td><td>{document.issuer}</td><td className="num">{document.issuedOn ? formatDate(document.issuedOn) : ''}</td><td><DocumentStatusMark status={document.status} /></td>
            </tr>
          ))}</tbody></table>
      )}
      {list.hasNextPage && <p className="more"><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>Xem thêm</Button></p>}
    </main>
  )
}
