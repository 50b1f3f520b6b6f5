import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { tabSession } from '../api/tabSession'
import type { Live, LiveState, NoticeArrival, RollupChange } from './live'
import { useAccountKey, useStanding } from './session'
import { SharedLive } from './sharedLive'

const CurrentLive = createContext<Live | null>(null)

export function LiveProvider({ children, live: given }: { children: ReactNode; live?: Live }) {
  const account = useAccountKey()
  const standing = useStanding()
  // A stream that breaks may mean that the session ended; then asking for it tells, and the stream stays down.
  const [live] = useState(() => given ?? new SharedLive({ account, onLost: () => void tabSession.renew() }))
  const mine = standing.is === 'mine'
  useEffect(() => {
    if (!mine) return
    live.start()
    return () => live.stop()
  }, [live, mine])
  return <CurrentLive value={live}>{children}</CurrentLive>
}

const never = () => () => undefined
const connecting: LiveState = { status: 'connecting' }

export function useLiveState(): LiveState {
  const live = useContext(CurrentLive)
  return useSyncExternalStore(live?.onState ?? never, live?.current ?? (() => connecting))
}

export function useRollupChanges(listener: (change: RollupChange) => void): void {
  const live = useContext(CurrentLive)
  useEffect(() => live?.on('rollup', listener), [live, listener])
}

export function useNoticeArrivals(listener: (notice: NoticeArrival) => void): void {
  const live = useContext(CurrentLive)
  useEffect(() => live?.on('notice', listener), [live, listener])
}

export function useLiveResume(listener: () => void): void {
  const live = useContext(CurrentLive)
  useEffect(() => live?.onResume(listener), [live, listener])
}
