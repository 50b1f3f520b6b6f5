import { Link, useParams } from 'react-router'
import { formatDate } from '../../shell/format'
import { ErrorPanel, Skeleton } from '../../shell/panels'
import { useFilter } from '../../shell/useFilter'
import { useTitle } from '../../shell/useTitle'
import { DateField } from '../../shell/DateField'
import { DocumentStatusMark } from './DocumentStatusMark'
import { useDocument } from './queries'

const relationWords: Record<string, string> = {
  AMENDS: 'Sửa đổi, bổ sung', AMENDED_BY: 'Được sửa đổi, bổ sung bởi', REPLACES: 'Thay thế', REPLACED_BY: 'Bị thay thế bởi',
  IMPLEMENTS: 'Triển khai', IMPLEMENTED_BY: 'Được triển khai bởi', GUIDES: 'Hướng dẫn', GUIDED_BY: 'Được hướng dẫn bởi', REPEALS: 'Bãi bỏ', REPEALED_BY: 'Bị bãi bỏ bởi', FOLLOWS: 'Tiếp nối', FOLLOWED_BY: 'Được tiếp nối bởi',
}

const basisWords: Record<string, string> = { PUBLISHED: 'Văn bản hoặc danh mục đã công bố', CITED_ELSEWHERE: 'Các kế hoạch khác viện dẫn, chưa đối chiếu bản gốc', COMMON_KNOWLEDGE: 'Hiểu biết chung, chưa đối chiếu bản gốc' }

const confidenceWords: Record<string, string> = { HIGH: 'Cao', MEDIUM: 'Vừa', LOW: 'Thấp' }

export default function DocumentPage() {
  const { id = '' } = useParams()
  const { get, set } = useFilter()
  const on = get('ngay') || undefined
  const found = useDocument(id, on)
  const document = found.data
  useTitle(document ? `${document.kind ?? 'Văn bản'} ${document.number}` : 'Văn bản pháp lý')
  return (
    <main className="page" id="noi-dung">
      <nav aria-label="Đường dẫn"><ol className="crumbs"><li><Link to="/van-ban">Văn bản pháp lý</Link></li><li><span aria-current="page">{document?.number ?? '…'}</span></li></ol></nav>
      {found.error && <ErrorPanel title="Chưa mở được văn bản" error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <><h1 className="hidden">Văn bản pháp lý</h1><Skeleton label="Đang tải văn bản" /></>}
      {document && (
        <>
          <div className="page-head"><h1>{document.kind} số {document.number}</h1><DocumentStatusMark status={document.status} /></div>
          <p className="document-title">{document.title}</p>
          <p className="search-line"><label htmlFor="xet-ngay" className="small sub">Tình trạng tại ngày</label><span style={{ width: 172 }}><DateField id="xet-ngay" value={on ?? null} onChange={(value) => set({ ngay: value })} /></span></p>
          <table className="list" style={{ maxWidth: 720 }}><caption className="hidden">Thông tin văn bản</caption><tbody>
            <Fact name="Cơ quan ban hành" value={document.issuer} />
            <Fact name="Ngày ban hành" value={document.issuedOn && formatDate(document.issuedOn)} />
            <Fact name="Có hiệu lực từ" value={document.effectiveFrom && formatDate(document.effectiveFrom)} />
            <Fact name="Hết hiệu lực từ" value={document.effectiveTo && formatDate(document.effectiveTo)} />
            <Fact name="Bị thay thế bởi" value={(document.replacedBy ?? []).join(', ')} />
            <Fact name="Nguồn" value={document.source} />
            {document.sourceUrl && <tr><th scope="row" className="sub">Địa chỉ nguồn</th><td><a href={document.sourceUrl} rel="noreferrer">{document.sourceUrl}</a></td></tr>}
            <Fact name="Căn cứ xác định" value={document.basis && basisWords[document.basis]} />
            <Fact name="Độ tin cậy" value={document.confidence && confidenceWords[document.confidence]} />
          </tbody></table>
          {(document.relations ?? []).length > 0 && (
            <section className="region" style={{ marginTop: 24, maxWidth: 720 }}><h2>Quan hệ với văn bản khác</h2>
              <ul>{document.relations.map((relation, index) => <li key={index} style={{ padding: '4px 0' }}>{relationWords[relation.type] ?? relation.type}: {relation.document ? <Link to={`/van-ban/${relation.document}`}>{relation.number}</Link> : relation.number}</li>)}</ul></section>
          )}
        </>
      )}
    </main>
  )
}

function Fact({ name, value }: { name: string; value: string | null | undefined }) {
  return value ? <tr><th scope="row" className="sub" style={{ width: 180 }}>{name}</th><td>{value}</td></tr> : null
}
