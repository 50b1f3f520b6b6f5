import { useQueries } from '@tanstack/react-query'
import { plans, reports } from '../../api/clients'
import { body } from '../../api/http'
import type { WorkFolder, WorkItem } from '../../api/types'
import { useSession } from '../../shell/session'

export interface WorkView {
  items: WorkItem[]
  counts: Record<WorkFolder, number> | null
  loading: boolean
  /** Set when plans or reports (or both) could not be loaded; the other half is shown all the same. */
  failures: { of: 'PLAN' | 'REPORT'; error: unknown; retry: () => void }[]
}

const folders: WorkFolder[] = ['RETURNED', 'DUE', 'TO_REVIEW', 'SENT']

/** The work of the signed-in person, put together from the two services that keep work. */
export function useWork(): WorkView {
  const enabled = useSession().unit !== null
  const [fromPlans, fromReports] = useQueries({
    queries: [
      { queryKey: ['work', 'plans'], queryFn: () => body(plans.GET('/api/plans/work')), enabled },
      { queryKey: ['work', 'reports'], queryFn: () => body(reports.GET('/api/reports/work')), enabled },
    ],
  })
  const parts = [fromPlans.data, fromReports.data].filter((part) => part !== undefined)
  const counts = parts.length === 0 ? null
    : Object.fromEntries(folders.map((folder) => [folder, parts.reduce((sum, part) => sum + (part.counts[folder] ?? 0), 0)])) as Record<WorkFolder, number>
  return {
    items: parts.flatMap((part) => part.items).toSorted(mostUrgentFirst),
    counts: enabled ? counts : { RETURNED: 0, DUE: 0, TO_REVIEW: 0, SENT: 0 },
    loading: fromPlans.isLoading || fromReports.isLoading,
    failures: [
      ...(fromPlans.error ? [{ of: 'PLAN' as const, error: fromPlans.error, retry: () => void fromPlans.refetch() }] : []),
      ...(fromReports.error ? [{ of: 'REPORT' as const, error: fromReports.error, retry: () => void fromReports.refetch() }] : []),
    ],
  }
}

/** By due date; what has none comes after, the longest waiting first. */
function mostUrgentFirst(a: WorkItem, b: WorkItem): number {
  const never = '9999'
  return (a.dueAt ?? never).localeCompare(b.dueAt ?? never) || (a.since ?? never).localeCompare(b.since ?? never)
}
