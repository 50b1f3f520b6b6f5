import { useParams } from 'react-router'
import { ErrorPanel, Skeleton } from '../../shell/panels'
import { useTitle } from '../../shell/useTitle'
import { PlanDesk } from './PlanDesk'
import { usePlan } from './queries'

export default function PlanPage() {
  const { id = '' } = useParams()
  const plan = usePlan(id)
  useTitle(plan.data ? plan.data.title : 'Kế hoạch')
  // A plan that becomes editable (or stops being so) starts over with the server's text.
  if (plan.data) return <PlanDesk key={`${id}-${plan.data.allowed.includes('edit')}`} plan={plan.data} />
  return (
    <main className="page" id="noi-dung">
      {plan.error ? <ErrorPanel title="Chưa mở được kế hoạch" error={plan.error} retry={() => void plan.refetch()} /> : <><h1 className="hidden">Kế hoạch</h1><Skeleton label="Đang tải kế hoạch" rows={12} /></>}
    </main>
  )
}
