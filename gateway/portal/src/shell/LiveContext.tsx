import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { LiveStream, type LiveState, type RollupChange } from './live'

const Live = createContext<LiveStream | null>(null)

export function LiveProvider({ children, stream: given }: { children: ReactNode; stream?: LiveStream }) {
  const queries = useQueryClient()
  // A stream that breaks may mean that the session ended: asking for it answers 401 and leads to the sign-in page.
  const [stream] = useState(() => given ?? new LiveStream({ onLost: () => void queries.invalidateQueries({ queryKey: ['session'] }) }))
  useEffect(() => {
    stream.start()
    return () => stream.stop()
  }, [stream])
  return <Live value={stream}>{children}</Live>
}

const never = () => () => undefined
const connecting: LiveState = { status: 'connecting' }

export function useLiveState(): LiveState {
  const stream = useContext(Live)
  return useSyncExternalStore(stream?.onState ?? never, stream?.current ?? (() => connecting))
}

export function useRollupChanges(listener: (change: RollupChange) => void): void {
  const stream = useContext(Live)
  useEffect(() => stream?.on('rollup', listener), [stream, listener])
}

export function useNoticeArrivals(listener: (notice: unknown) => void): void {
  const stream = useContext(Live)
  useEffect(() => stream?.on('notice', listener), [stream, listener])
}

export function useLiveResume(listener: () => void): void {
  const stream = useContext(Live)
  useEffect(() => stream?.onResume(listener), [stream, listener])
}
