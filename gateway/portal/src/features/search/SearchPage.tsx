import { useRef, type ReactNode } from 'react'
import { Input } from 'antd'
import { Link } from 'react-router'
import { useRowKeys } from '../../shell/keys'
import { Empty, ErrorPanel, Skeleton } from '../../shell/panels'
import { PlanStatus } from '../../shell/status'
import { useFilter } from '../../shell/useFilter'
import { useTitle } from '../../shell/useTitle'
import { useDocuments } from '../documents/queries'
import { DocumentStatusMark } from '../documents/DocumentStatusMark'
import { usePlanList } from '../plans/queries'
import { kindNames, useUnits } from '../units/queries'

/** One box for units, plans and legal documents; a service that does not answer does not hide the other two. */
export default function SearchPage() {
  useTitle('Tìm')
  const { get, set } = useFilter()
  const q = get('q').trim()
  const units = useUnits({ q, limit: 8 }, q !== '')
  const plans = usePlanList({ folder: 'subtree', q }, q !== '')
  const documents = useDocuments({ q, limit: 8 }, q !== '')
  const list = useRef<HTMLDivElement>(null)
  useRowKeys(list)
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Tìm</h1></div>
      <div className="search-line"><Input.Search key={q} autoFocus={q === ''} aria-label="Tìm đơn vị, kế hoạch, văn bản" placeholder="Đơn vị, kế hoạch, văn bản" allowClear defaultValue={q} onSearch={(value) => set({ q: value || null })} style={{ width: 420, maxWidth: '100%' }} /></div>
      {q === '' && <Empty title="Gõ để tìm">Tên đơn vị, tên hay số kế hoạch, số hay trích yếu văn bản; không cần dấu.</Empty>}
      {q !== '' && <div ref={list} style={{ display: 'grid', gap: 24, maxWidth: 860 }}>
        <Section title="Đơn vị" query={units} all={`/don-vi?q=${encodeURIComponent(q)}`}>
          {units.data?.pages[0]?.items.map((unit) => <li key={unit.id}><Link to={`/don-vi?q=${encodeURIComponent(unit.name)}`} data-row>{unit.name}</Link> <span className="small sub">{kindNames[unit.kind]}{unit.reportsTo && ` · nộp báo cáo cho ${unit.reportsTo.name}`}</span></li>)}
        </Section>
        <Section title="Kế hoạch" query={plans} all={`/ke-hoach?q=${encodeURIComponent(q)}`}>
          {plans.data?.pages[0]?.items.slice(0, 8).map((plan) => <li key={plan.id}><Link to={`/ke-hoach/${plan.id}`} data-row>{plan.title}</Link> <span className="small sub">{plan.unit.name} · {plan.year}</span> <PlanStatus state={plan.state} /></li>)}
        </Section>
        <Section title="Văn bản pháp lý" query={documents} all={`/van-ban?q=${encodeURIComponent(q)}`}>
          {documents.data?.pages[0]?.items.map((document) => <li key={document.id}><Link to={`/van-ban/${document.id}`} data-row>{document.kind} {document.number}</Link> <span className="small sub">{document.title}</span> <DocumentStatusMark status={document.status} /></li>)}
        </Section>
      </div>}
    </main>
  )
}

interface SectionProps { title: string; query: { isPending: boolean; error: unknown; refetch: () => unknown }; all: string; children: ReactNode[] | undefined }

function Section({ title, query, all, children }: SectionProps) {
  return (
    <section className="region" aria-label={title}>
      <div className="region-head"><h2>{title}</h2>{children && children.length > 0 && <Link className="small" to={all}>Xem tất cả</Link>}</div>
      {query.isPending && <Skeleton label={`Đang tìm trong ${title.toLowerCase()}`} rows={2} />}
      {query.error != null && <ErrorPanel title={`Chưa tìm được trong ${title.toLowerCase()}`} error={query.error} retry={() => void query.refetch()} />}
      {children && (children.length === 0 ? <p className="sub">Không có kết quả.</p> : <ul className="search-list">{children}</ul>)}
    </section>
  )
}
