import { useEffect, useState } from 'react'
import type { Waiting } from '../api/patiently'

/** The server is busy: why, and how long until it is asked again by itself. */
export function WaitingNote({ waiting }: { waiting: Waiting }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const left = Math.max(0, Math.ceil((waiting.untilMs - now) / 1_000))
  return (
    <p className="note" role="status">
      {waiting.reason} Tệp của bạn còn đây, tự gửi lại <span aria-hidden="true">sau <span className="num">{left}</span> giây </span>(lần <span className="num">{waiting.try}/{waiting.of}</span>).
    </p>
  )
}
