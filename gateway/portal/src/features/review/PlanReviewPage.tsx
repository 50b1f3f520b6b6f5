import { useParams } from 'react-router'
import { ErrorPanel, Skeleton } from '../../shell/panels'
import { useTitle } from '../../shell/useTitle'
import { PlanDesk } from '../plans/PlanDesk'
import { usePlan } from '../plans/queries'
import { useReviewQueue } from './QueueNav'

export default function PlanReviewPage() {
  const { id = '' } = useParams()
  const plan = usePlan(id)
  const { nav, steps } = useReviewQueue(`PLAN-${id}`)
  useTitle(plan.data ? `Duyệt kế hoạch của ${plan.data.unit.name}` : 'Duyệt kế hoạch')
  if (plan.data) return <PlanDesk key={`${id}-${plan.data.allowed.includes('edit')}`} plan={plan.data} queue={nav} heading={steps} />
  return <main className="page" id="noi-dung">{plan.error ? <ErrorPanel title="Chưa mở được kế hoạch" error={plan.error} retry={() => void plan.refetch()} /> : <><h1 className="hidden">Duyệt kế hoạch</h1><Skeleton label="Đang tải kế hoạch" rows={12} /></>}</main>
}
