import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { reports } from '../../api/clients'
import { body, bodyAs, ifMatch } from '../../api/http'
import type { Form, NewRound, Nudging, Page, Rollup, Round, Unit } from '../../api/types'

export function useRollup(round: string, unit: string) {
  return useQuery({
    queryKey: ['rollup', round, unit],
    queryFn: async (): Promise<Rollup> => body(reports.GET('/api/reports/rounds/{id}/rollups/{unitId}', { params: { path: { id: round, unitId: unit } } })),
    // The stream says when to fetch; this is for the minutes in which it is down.
    refetchInterval: 60_000,
    staleTime: 0,
  })
}

export function useRound(id: string) {
  return useQuery({
    queryKey: ['rounds', id],
    queryFn: () => bodyAs<Round>(reports.GET('/api/reports/rounds/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  })
}

/** The unit at which somebody without a unit of their own (an administrator) starts: the department. */
export function useDepartment(enabled: boolean) {
  return useQuery({
    queryKey: ['units', 'department'],
    queryFn: async (): Promise<Unit | null> => {
      const page: Page<Unit> = await body(reports.GET('/api/reports/units', { params: { query: { kind: 'DEPARTMENT', limit: 1 } } }))
      return page.items[0] ?? null
    },
    enabled,
  })
}

export function useNudge(round: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ units, key }: { units: string[]; key: string }): Promise<Nudging> =>
      body(reports.POST('/api/reports/rounds/{id}/nudges', { params: { path: { id: round }, header: { 'Idempotency-Key': key } }, body: { units } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['rollup', round] }),
  })
}

export function useForms() {
  return useQuery({ queryKey: ['forms'], queryFn: async (): Promise<Page<Form>> => body(reports.GET('/api/reports/forms')), staleTime: 5 * 60_000 })
}

export function useOpenRound() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ round, key }: { round: NewRound; key: string }) =>
      bodyAs<Round>(reports.POST('/api/reports/rounds', { params: { header: { 'Idempotency-Key': key } }, body: round })),
    onSuccess: () => {
      for (const key of ['rounds', 'reports', 'work', 'rollup']) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
}

export function useCloseRound() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      bodyAs<Round>(reports.POST('/api/reports/rounds/{id}/close', { params: { path: { id }, header: ifMatch(version) } })),
    onSuccess: () => {
      for (const key of ['rounds', 'rollup']) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
}
