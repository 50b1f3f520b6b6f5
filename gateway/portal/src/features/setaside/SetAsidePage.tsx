import { Button } from 'antd'
import { Navigate } from 'react-router'
import { formatDate, formatTime } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { Empty, ErrorPanel, Refusal, Skeleton } from '../../shell/panels'
import { useHasRole } from '../../shell/session'
import { useToast } from '../../shell/toasts'
import { useTitle } from '../../shell/useTitle'
import type { SetAsideEvent } from '../../api/types'
import { useReplay, useSetAsideEvents } from './queries'
import { eventName, serviceName } from './words'

/** What one part of the system could not tell another: why, and the way to tell it again. */
export default function SetAsidePage() {
  useTitle('Sự kiện bị gác lại')
  const operator = useHasRole('OPERATOR')
  const events = useSetAsideEvents(operator)
  if (!operator) return <Navigate to="/" replace />
  const items = events.data?.items ?? []
  const unreachable = events.data?.unreachable ?? []
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Sự kiện bị gác lại</h1><Button loading={events.isFetching && !events.isPending} onClick={() => void events.refetch()}>Tải lại</Button></div>
      <p className="sub set-aside-what">Việc đã ghi xong ở nơi gửi nhưng nơi nhận từ chối nhiều lần, nên được gác lại để không chặn việc khác. Xử lý nguyên nhân rồi gửi lại; gửi lại nhiều lần cũng chỉ có tác dụng một lần.</p>
      {events.error && <ErrorPanel title="Chưa tải được sự kiện bị gác lại" error={events.error} retry={() => void events.refetch()} />}
      {events.isPending && <Skeleton label="Đang tải sự kiện bị gác lại" />}
      {unreachable.length > 0 && <div className="warning" role="status"><Glyph name="alert" /><p><b>Chưa hỏi được: {unreachable.map(serviceName).join(', ')}.</b> Danh sách dưới đây có thể còn thiếu.</p></div>}
      {events.isSuccess && items.length === 0 && unreachable.length === 0 && <Empty title="Không có sự kiện nào bị gác lại">Mọi việc đã được báo tới nơi nhận.</Empty>}
      {items.length > 0 && (
        <table className="list blocks"><caption className="hidden">Sự kiện bị gác lại, mới nhất trước</caption>
          <thead><tr><th scope="col">Việc</th><th scope="col">Từ, tới</th><th scope="col">Vì sao bị từ chối</th><th scope="col">Lúc</th><th scope="col"><span className="hidden">Gửi lại</span></th></tr></thead>
          <tbody>{items.toSorted((a, b) => b.setAsideAt.localeCompare(a.setAsideAt)).map((event) => <Row key={`${event.service}/${event.tenant}/${event.id}/${event.subscriber}`} event={event} />)}</tbody></table>
      )}
    </main>
  )
}

function Row({ event }: { event: SetAsideEvent }) {
  const replay = useReplay()
  const toast = useToast()
  const what = eventName(event.type)
  return (
    <tr>
      <th scope="row">{what}<br /><small className="sub"><code>{event.subject}</code></small></th>
      <td>{serviceName(event.service)} <Glyph name="right" /><span className="hidden"> tới </span> {serviceName(event.subscriber)}<br /><small className="sub">tỉnh <code>{event.tenant}</code></small></td>
      <td className="set-aside-why">{event.reason}<br /><small className="sub">đã thử <span className="num">{event.attempts}</span> lần</small></td>
      <td><span className="num nowrap">{formatTime(event.setAsideAt)} {formatDate(event.setAsideAt)}</span><br /><small className="sub">xảy ra <span className="num nowrap">{formatTime(event.occurredAt)} {formatDate(event.occurredAt)}</span></small></td>
      <td className="right"><Button size="small" loading={replay.isPending} onClick={() => replay.mutate(event, { onSuccess: () => toast({ title: `Đã gửi lại: ${what}`, detail: 'Nếu nơi nhận vẫn từ chối, sự kiện lại hiện ở đây.' }) })}>Gửi lại<span className="hidden">: {what} {event.subject}</span></Button><Refusal error={replay.error} /></td>
    </tr>
  )
}
