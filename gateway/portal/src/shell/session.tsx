import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { gateway } from '../api/clients'
import { body } from '../api/http'
import { accountKey, tabSession, type Standing } from '../api/tabSession'
import type { Role, Session } from '../api/types'
import { ErrorPanel } from './panels'

const Current = createContext<Session | null>(null)

export function SessionProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const session = useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      const found: Session = await body(gateway.GET('/api/session'))
      // Whose page this is does not change under the hands of the one who opened it.
      return tabSession.accept(found).is === 'mine' ? found : queries.getQueryData<Session>(['session']) ?? found
    },
    staleTime: 5 * 60_000,
  })
  if (session.data) return <Current value={session.data}>{children}</Current>
  if (session.error) {
    return <main className="lone"><ErrorPanel title="Chưa mở được phiên làm việc" error={session.error} retry={() => void session.refetch()} /></main>
  }
  return <main className="lone" aria-busy="true"><p className="note">Đang mở Liên Thông…</p></main>
}

export function useSession(): Session {
  const session = useContext(Current)
  if (session === null) throw new Error('useSession outside SessionProvider')
  return session
}

export function useHasRole(...roles: Role[]): boolean {
  return useSession().account.roles.some((role) => roles.includes(role))
}

/** Names this account among all that ever use this browser. */
export function useAccountKey(): string {
  const { account, tenant } = useSession()
  return accountKey(tenant.id, account.id)
}

/** Whether the tab may still speak for its account. */
export function useStanding(): Standing {
  return useSyncExternalStore(tabSession.subscribe, tabSession.current)
}

export const SessionForTest = Current
