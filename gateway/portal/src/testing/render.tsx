import { render } from '@testing-library/react'
import { vi } from 'vitest'
import { MemoryRouter, RouterProvider, createMemoryRouter } from 'react-router'
import { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Session } from '../api/types'
import { NowSource } from '../shell/clock'
import { LiveProvider } from '../shell/LiveContext'
import { LiveStream, type Stream } from '../shell/live'
import { Providers } from '../shell/providers'
import { routes as portalRoutes } from '../shell/router'
import { SessionForTest, SessionProvider } from '../shell/session'
import { ToastProvider } from '../shell/toasts'
import { NOW, session as headSession } from './fixtures'
import { defaultRoutes, reply, type Routes } from './api'

export interface Call { method: string; path: string; search: string; body: unknown; headers: Headers }

/** Answers fetch from routes and remembers every call. */
export function serve(routes: Routes): Call[] {
  const calls: Call[] = []
  vi.stubGlobal('fetch', async (input: Request | string | URL, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init)
    const url = new URL(request.url)
    const text = await request.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    calls.push({ method: request.method, path: url.pathname, search: url.search, body, headers: request.headers })
    const answered = await reply(routes, request.method, url, body, request.headers)
    return new Response(answered.status === 204 ? null : answered.body, { status: answered.status, headers: { 'Content-Type': answered.type } })
  })
  return calls
}

/** A stream that a test drives by hand. */
export class HandStream implements Stream {
  onopen: ((event: Event) => void) | null = null
  onerror: ((event: Event) => void) | null = null
  closed = false
  private readonly listeners = new Map<string, ((event: MessageEvent<string>) => void)[]>()
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener])
  }
  close(): void {
    this.closed = true
  }
  opened(): void {
    this.onopen?.(new Event('open'))
  }
  broken(): void {
    this.onerror?.(new Event('error'))
  }
  send(type: string, data: unknown): void {
    for (const listener of this.listeners.get(type) ?? []) listener(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
}

function clientForTest(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } } })
}

/** The whole portal at an address, with the services answering from routes. */
export function openPortal(path: string, { routes = {}, session = headSession }: { routes?: Routes; session?: Session } = {}) {
  const calls = serve({ ...defaultRoutes(session), ...routes })
  const streams: HandStream[] = []
  const stream = new LiveStream({ open: () => { const made = new HandStream(); streams.push(made); return made }, now: () => NOW })
  const router = createMemoryRouter(portalRoutes, { initialEntries: [path] })
  const view = render(
    <NowSource value={() => NOW}>
      <Providers queries={clientForTest()}>
        <SessionProvider><LiveProvider live={stream}><RouterProvider router={router} /></LiveProvider></SessionProvider>
      </Providers>
    </NowSource>,
  )
  return { ...view, calls, router, streams }
}

/** One component inside everything it may ask for. */
export function renderInside(node: ReactNode, session: Session = headSession) {
  return render(
    <NowSource value={() => NOW}>
      <Providers queries={clientForTest()}>
        <SessionForTest value={session}><MemoryRouter><ToastProvider>{node}</ToastProvider></MemoryRouter></SessionForTest>
      </Providers>
    </NowSource>,
  )
}
