import { useLocation, useParams } from 'react-router'
import { ErrorPanel, Skeleton } from '../../shell/panels'
import { useTitle } from '../../shell/useTitle'
import { ReportDesk } from './ReportDesk'
import { useReport } from './queries'

export default function ReportPage() {
  const { id = '' } = useParams()
  const checking = useLocation().pathname.endsWith('/kiem-tra')
  const report = useReport(id)
  useTitle(report.data ? `Báo cáo ${report.data.round.name}` : 'Báo cáo')
  if (report.data) return <ReportDesk key={`${id}-${report.data.allowed.includes('edit')}`} report={report.data} checking={checking} />
  return (
    <main className="page" id="noi-dung">
      {report.error ? <ErrorPanel title="Chưa mở được báo cáo" error={report.error} retry={() => void report.refetch()} /> : <><h1 className="hidden">Báo cáo</h1><Skeleton label="Đang tải báo cáo" rows={12} /></>}
    </main>
  )
}
