import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import vi from 'antd/locale/vi_VN'
import { ProblemError } from '../api/problem'
import { portalTheme } from './theme'

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A refusal stays a refusal; only what may pass by itself is tried again.
        retry: (failures, error) => failures < 2 && (!(error instanceof ProblemError) || error.status >= 500),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
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
