import { useLiveState } from '../../shell/LiveContext'
import { formatClock, formatDate } from '../../shell/format'

/** "Trực tiếp · tính đến 10:05:12", or since when the figures on the screen may be old. */
export function LiveStamp({ asOf, failing }: { asOf: string; failing: boolean }) {
  const live = useLiveState()
  if (live.status === 'down' || failing) {
    return <p className="live live-down" role="status"><i aria-hidden="true" /><span><b>Tạm dừng</b> · số liệu lúc <span className="num">{formatClock(asOf)}</span> ngày <span className="num">{formatDate(asOf)}</span>, đang nối lại</span></p>
  }
  return <p className="live" role="status"><i aria-hidden="true" /><span><b>{live.status === 'polling' ? 'Tự cập nhật' : 'Trực tiếp'}</b> · tính đến <span className="num">{formatClock(asOf)}</span> ngày <span className="num">{formatDate(asOf)}</span></span></p>
}
