import { createContext, useContext, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { gateway } from '../api/clients'
import { body, rememberCsrf } from '../api/http'
import type { Role, Session } from '../api/types'
import { ErrorPanel } from './panels'

const Current = createContext<Session | null>(null)

export function SessionProvider({ children }: { children: ReactNode }) {
  const session = useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      const found: Session = await body(gateway.GET('/api/session'))
      rememberCsrf(found.csrf)
      return found
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

export const SessionForTest = Current
