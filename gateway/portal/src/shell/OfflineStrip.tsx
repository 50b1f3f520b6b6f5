import { useSyncExternalStore } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { formatTime } from './format'
import { retryAll } from './retry'
import { Strip } from './Strip'

let offlineSince: Date | null = typeof navigator !== 'undefined' && !navigator.onLine ? new Date() : null

function subscribe(listener: () => void): () => void {
  const off = () => { offlineSince = new Date(); listener() }
  const on = () => { offlineSince = null; listener() }
  window.addEventListener('offline', off)
  window.addEventListener('online', on)
  return () => {
    window.removeEventListener('offline', off)
    window.removeEventListener('online', on)
  }
}

/** The network is gone, and what that means for the work on the screen. */
export function OfflineStrip() {
  const since = useSyncExternalStore(subscribe, () => offlineSince)
  const queries = useQueryClient()
  if (since === null) return null
  const retry = () => {
    retryAll()
    void queries.refetchQueries({ type: 'active' }, { cancelRefetch: false })
  }
  return (
    <Strip of="offline" glyph="offline" title={<>Mất kết nối từ <span className="num">{formatTime(since)}</span>.</>} action={<button type="button" className="btn btn-small" onClick={retry}>Thử lại</button>}>
      Cứ nhập tiếp. Phần chưa gửi lưu trên máy này, tự gửi khi có mạng.
    </Strip>
  )
}
