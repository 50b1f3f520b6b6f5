import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { reports } from '../../api/clients'
import { body, ifMatch } from '../../api/http'
import type { CellEntry, Page, Report, ReportState, ReportSummary, Round } from '../../api/types'

export interface ReportFilter { folder: 'mine' | 'review' | 'subtree'; round?: string; state?: ReportState; q?: string }

export function useReportList(filter: ReportFilter, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['reports', 'list', filter],
    queryFn: async ({ pageParam }): Promise<Page<ReportSummary>> => body(reports.GET('/api/reports', { params: { query: { ...filter, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled,
  })
}

export function useRounds() {
  return useQuery({
    queryKey: ['rounds'],
    queryFn: async (): Promise<Page<Round>> => body(reports.GET('/api/reports/rounds', { params: { query: { limit: 200 } } })),
    staleTime: 60_000,
  })
}

const reportKey = (id: string) => ['reports', 'one', id]

export function useReport(id: string) {
  return useQuery({
    queryKey: reportKey(id),
    queryFn: async (): Promise<Report> => body(reports.GET('/api/reports/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  })
}

export async function saveReport(id: string, version: number, cells: CellEntry[]): Promise<Report> {
  return body(reports.PUT('/api/reports/{id}', { params: { path: { id }, header: ifMatch(version) }, body: { cells } }))
}

export type ReportAction = { act: 'submit' } | { act: 'accept' } | { act: 'return'; body: { reason: string; comments: { code: string; text: string }[] } }

export function useReportAction(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ version, action }: { version: number; action: ReportAction }): Promise<Report> => {
      const params = { path: { id }, header: ifMatch(version) }
      switch (action.act) {
        case 'submit': return body(reports.POST('/api/reports/{id}/submit', { params }))
        case 'accept': return body(reports.POST('/api/reports/{id}/accept', { params }))
        case 'return': return body(reports.POST('/api/reports/{id}/return', { params, body: action.body }))
      }
    },
    onSuccess: (report) => {
      queries.setQueryData(reportKey(report.id), report)
      void queries.invalidateQueries({ queryKey: ['reports', 'list'] })
      void queries.invalidateQueries({ queryKey: ['work'] })
      void queries.invalidateQueries({ queryKey: ['rollup'] })
    },
  })
}

export function useRememberReport() {
  const queries = useQueryClient()
  return (report: Report) => queries.setQueryData(reportKey(report.id), report)
}
