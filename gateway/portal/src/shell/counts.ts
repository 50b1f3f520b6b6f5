import { useQuery } from '@tanstack/react-query'
import { notifications } from '../api/clients'
import { body } from '../api/http'
import type { NoticePage } from '../api/types'
import { useWork } from '../features/work/work'

/** The figure beside "Việc của tôi": what waits for this person; null while it is not known. */
export function useWorkCount(): number | null {
  const work = useWork()
  return work.counts ? work.counts.RETURNED + work.counts.DUE + work.counts.TO_REVIEW : null
}

export function useUnreadCount(): number {
  const unread = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: async () => {
      const page: NoticePage = await body(notifications.GET('/api/notifications', { params: { query: { unread: true, limit: 1 } } }))
      return page.unread
    },
    refetchInterval: 5 * 60_000,
  })
  return unread.data ?? 0
}
