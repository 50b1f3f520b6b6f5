import type { PlanSummary, ReportSummary } from '../../api/types'
import { usePlanList } from '../plans/queries'
import { useReportList } from '../reports/queries'

/** One thing that waits for a decision, whichever service keeps it. */
export interface Waiting {
  key: string
  kind: 'PLAN' | 'REPORT'
  id: string
  unit: string
  title: string
  since: string | null
  /** "24/24 ô" or the findings of the check. */
  flags: { tone: 'bad' | 'warn' | 'mute' | 'ok'; text: string } | null
  link: string
}

export type QueueKind = 'PLAN' | 'REPORT' | null

function ofPlan(plan: PlanSummary): Waiting {
  const flags = plan.unchecked ? { tone: 'mute' as const, text: 'viện dẫn chưa kiểm' }
    : plan.findings.errors > 0 ? { tone: 'bad' as const, text: `${plan.findings.errors} căn cứ cần sửa` }
      : plan.findings.warnings > 0 ? { tone: 'warn' as const, text: `${plan.findings.warnings} cảnh báo` } : null
  return { key: `PLAN-${plan.id}`, kind: 'PLAN', id: plan.id, unit: plan.unit.name, title: plan.revision > 1 ? `${plan.title}, bản sửa đổi ${plan.revision - 1}` : plan.title, since: plan.at, flags, link: `/cho-duyet/ke-hoach/${plan.id}` }
}

function ofReport(report: ReportSummary): Waiting {
  const missing = report.total - report.filled
  const flags = report.lateness === 'LATE' ? { tone: 'warn' as const, text: 'nộp muộn' } : missing > 0 ? { tone: 'mute' as const, text: `${report.filled}/${report.total} ô` } : null
  return { key: `REPORT-${report.id}`, kind: 'REPORT', id: report.id, unit: report.unit.name, title: `Báo cáo ${report.round.name}`, since: report.submittedAt, flags, link: `/cho-duyet/bao-cao/${report.id}` }
}

/** What waits for this reviewer, the longest waiting first, from both services. */
export function useQueue(kind: QueueKind, q: string | undefined) {
  const plans = usePlanList({ folder: 'review', q }, kind !== 'REPORT')
  const reports = useReportList({ folder: 'review', q }, kind !== 'PLAN')
  const lists = [...(kind !== 'REPORT' ? [plans] : []), ...(kind !== 'PLAN' ? [reports] : [])]
  const items = [
    ...(kind !== 'REPORT' ? (plans.data?.pages ?? []).flatMap((page) => page.items.map(ofPlan)) : []),
    ...(kind !== 'PLAN' ? (reports.data?.pages ?? []).flatMap((page) => page.items.map(ofReport)) : []),
  ].toSorted((a, b) => (a.since ?? '').localeCompare(b.since ?? ''))
  return {
    items,
    loading: lists.some((list) => list.isPending),
    error: lists.find((list) => list.error)?.error ?? null,
    more: lists.some((list) => list.hasNextPage),
    loadMore: () => lists.forEach((list) => list.hasNextPage && void list.fetchNextPage()),
    retry: () => lists.forEach((list) => void list.refetch()),
  }
}
