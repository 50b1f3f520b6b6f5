import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ask } from '../../api/http'

/** An event that one subscriber refused for good; what was recorded is safe, the subscriber does not know of it. */
export interface SetAsideEvent {
  service: string
  tenant: string
  id: string
  type: string
  subject: string
  subscriber: string
  reason: string
  attempts: number
  occurredAt: string
  setAsideAt: string
}

export interface SetAsideEvents { items: SetAsideEvent[]; unreachable: string[] }

const key = ['set-aside-events']

export function useSetAsideEvents(enabled: boolean) {
  return useQuery({ queryKey: key, queryFn: () => ask<SetAsideEvents>('/api/operations/set-aside-events'), enabled, refetchInterval: 60_000 })
}

export function useReplay() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ service, tenant, id, subscriber }: SetAsideEvent) => ask<undefined>('/api/operations/set-aside-events/replay', { method: 'POST', json: { service, tenant, id, subscriber } }),
    // Also after a 404: then somebody else has sent it again already.
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
}
