import { useSyncExternalStore } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Glyph } from './Glyph'
import { formatTime } from './format'

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

/** The one dark strip: the network is gone, and what that means for the work on the screen. */
export function OfflineStrip() {
  const since = useSyncExternalStore(subscribe, () => offlineSince)
  const queries = useQueryClient()
  if (since === null) return null
  return (
    <div className="strip-dark" role="status">
      <Glyph name="offline" />
      <p><b>Mất kết nối từ <span className="num">{formatTime(since)}</span>.</b> Cứ nhập tiếp. <small>Phần chưa gửi lưu trên máy này, tự gửi khi có mạng.</small></p>
      <button type="button" className="btn btn-small" onClick={() => void queries.refetchQueries({ type: 'active' })}>Thử lại</button>
    </div>
  )
}
