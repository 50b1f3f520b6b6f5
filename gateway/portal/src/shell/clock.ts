import { createContext, useContext, useEffect, useState } from 'react'

/** Where "now" comes from; tests put a fixed moment here. */
export const NowSource = createContext<() => Date>(() => new Date())

/** The present moment, renewed every half minute so that "Còn 1 ngày 6 giờ" does not go stale on an open page. */
export function useNow(): Date {
  const source = useContext(NowSource)
  const [now, setNow] = useState(source)
  useEffect(() => {
    const timer = setInterval(() => setNow(source()), 30_000)
    return () => clearInterval(timer)
  }, [source])
  return now
}
