import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { gateway } from '../../api/clients'
import { body } from '../../api/http'
import type { SetAsideEvent } from '../../api/types'

const key = ['set-aside-events']

export function useSetAsideEvents(enabled: boolean) {
  return useQuery({ queryKey: key, queryFn: () => body(gateway.GET('/api/operations/set-aside-events')), enabled, refetchInterval: 60_000 })
}

export function useReplay() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ service, tenant, id, subscriber }: SetAsideEvent) => body(gateway.POST('/api/operations/set-aside-events/replay', { body: { service, tenant, id, subscriber } })),
    // Also after a 404: then somebody else has sent it again already.
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
}
