import { useParams } from 'react-router'
import { ErrorPanel, Skeleton } from '../../shell/panels'
import { useTitle } from '../../shell/useTitle'
import { ReportDesk } from '../reports/ReportDesk'
import { useReport } from '../reports/queries'
import { useReviewQueue } from './QueueNav'

export default function ReportReviewPage() {
  const { id = '' } = useParams()
  const report = useReport(id)
  const { nav, steps } = useReviewQueue(`REPORT-${id}`)
  useTitle(report.data ? `Duyệt báo cáo của ${report.data.unit.name}` : 'Duyệt báo cáo')
  if (report.data) return <ReportDesk key={`${id}-${report.data.allowed.includes('edit')}`} report={report.data} queue={nav} heading={steps} />
  return <main className="page" id="noi-dung">{report.error ? <ErrorPanel title="Chưa mở được báo cáo" error={report.error} retry={() => void report.refetch()} /> : <><h1 className="hidden">Duyệt báo cáo</h1><Skeleton label="Đang tải báo cáo" rows={12} /></>}</main>
}
