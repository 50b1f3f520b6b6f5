import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import vi from 'antd/locale/vi_VN'
import { ProblemError, Unreachable } from '../api/problem'
import { portalTheme } from './theme'

const MOST_TRIES = 3
/** A page says that the server is busy rather than stay empty for longer than this. */
const LONGEST_WAIT_MS = 10_000

/** How long to wait before reading again: what a busy server asks for, and never the same moment for everybody. */
export function waitBefore(attempt: number, error: unknown, random: () => number = Math.random): number {
  const asked = error instanceof ProblemError ? error.retryAfterMs : null
  return (asked ?? 400 * 2 ** attempt) * (1 + 0.5 * random())
}

/** A refusal stays a refusal; only what may pass by itself is tried again, and not for ever. */
export function mayPass(failures: number, error: unknown): boolean {
  if (failures >= MOST_TRIES) return false
  return error instanceof Unreachable || (error instanceof ProblemError && error.isPassing && (error.retryAfterMs ?? 0) <= LONGEST_WAIT_MS)
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: mayPass, retryDelay: waitBefore },
      mutations: { retry: false },
    },
  })
}

const roomyQuery = '(max-width: 640px), (pointer: coarse)'

function useRoomy(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(roomyQuery)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => window.matchMedia(roomyQuery).matches,
  )
}

export function Providers({ children, nonce, queries }: { children: ReactNode; nonce?: string; queries?: QueryClient }) {
  const [client] = useState(() => queries ?? newQueryClient())
  const roomy = useRoomy()
  return (
    <ConfigProvider locale={vi} theme={portalTheme(roomy)} csp={nonce ? { nonce } : undefined} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={client}>
        {children}
      </QueryClientProvider>
    </ConfigProvider>
  )
}
