import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { plans } from '../../api/clients'
import { answer, body, ifMatch } from '../../api/http'
import type { Page, Plan, PlanContent, PlanStateType, PlanSummary, Signing } from '../../api/types'

export interface PlanFilter { folder: 'mine' | 'review' | 'subtree'; year?: number; state?: PlanStateType; q?: string }

export function usePlanList(filter: PlanFilter, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['plans', 'list', filter],
    queryFn: async ({ pageParam }): Promise<Page<PlanSummary>> => body(plans.GET('/api/plans', { params: { query: { ...filter, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled,
  })
}

const planKey = (id: string) => ['plans', 'one', id]

export function usePlan(id: string) {
  return useQuery({
    queryKey: planKey(id),
    queryFn: async (): Promise<Plan> => body(plans.GET('/api/plans/{id}', { params: { path: { id } } })),
    // While the checker is down the plan waits for it; the finding must appear without anybody asking.
    refetchInterval: (query) => (query.state.data?.check.status === 'UNCHECKED' ? 15_000 : false),
    refetchOnWindowFocus: false,
  })
}

export type PlanAction =
  | { act: 'issue'; body: Signing }
  | { act: 'submit' } | { act: 'revise' } | { act: 'check' }
  | { act: 'accept'; body: { note: string | null } }
  | { act: 'return'; body: { reason: string; comments: { node: string; text: string }[] } }
  | { act: 'corrections'; body: { node: string; start: number; end: number; replacement: string } }

export async function savePlan(id: string, version: number, draft: { year: number; title: string; content: PlanContent }): Promise<Plan> {
  return (await answer<Plan>(plans.PUT('/api/plans/{id}', { params: { path: { id }, header: ifMatch(version) }, body: draft }))).data
}

/** Every act on an existing plan; the answer is the plan as it now is, and lists elsewhere are out of date. */
export function usePlanAction(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ version, action }: { version: number; action: PlanAction }): Promise<Plan> => {
      const params = { path: { id }, header: ifMatch(version) }
      switch (action.act) {
        case 'issue': return body(plans.POST('/api/plans/{id}/issue', { params, body: action.body }))
        case 'submit': return body(plans.POST('/api/plans/{id}/submit', { params }))
        case 'revise': return body(plans.POST('/api/plans/{id}/revise', { params }))
        case 'check': return body(plans.POST('/api/plans/{id}/check', { params }))
        case 'accept': return body(plans.POST('/api/plans/{id}/accept', { params, body: action.body }))
        case 'return': return body(plans.POST('/api/plans/{id}/return', { params, body: action.body }))
        case 'corrections': return body(plans.POST('/api/plans/{id}/corrections', { params, body: action.body }))
      }
    },
    onSuccess: (plan, { action }) => {
      queries.setQueryData(planKey(plan.id), plan)
      if (action.act !== 'check' && action.act !== 'corrections') {
        void queries.invalidateQueries({ queryKey: ['plans', 'list'] })
        void queries.invalidateQueries({ queryKey: ['work'] })
      }
    },
  })
}

export function useRememberPlan() {
  const queries = useQueryClient()
  return (plan: Plan) => queries.setQueryData(planKey(plan.id), plan)
}

export function useCreatePlan() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ year, title, key }: { year: number; title: string; key: string }): Promise<Plan> =>
      body(plans.POST('/api/plans', { params: { header: { 'Idempotency-Key': key } }, body: { year, title } })),
    onSuccess: (plan) => {
      queries.setQueryData(planKey(plan.id), plan)
      void queries.invalidateQueries({ queryKey: ['plans', 'list'] })
    },
  })
}
