import './notices.css'
import { useRef } from 'react'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { notifications } from '../../api/clients'
import { body } from '../../api/http'
import type { Notice, NoticePage } from '../../api/types'
import { useNow } from '../../shell/clock'
import { formatDate, formatTime, isoDay } from '../../shell/format'
import { useRowKeys } from '../../shell/keys'
import { Empty, ErrorPanel, Refusal, Skeleton } from '../../shell/panels'
import { useFilter } from '../../shell/useFilter'
import { useTitle } from '../../shell/useTitle'

export default function NoticesPage() {
  useTitle('Thông báo')
  const { get, set } = useFilter()
  const unread = get('chi') === 'chua-doc'
  const now = useNow()
  const queries = useQueryClient()
  const list = useInfiniteQuery({
    queryKey: ['notices', 'list', unread],
    queryFn: async ({ pageParam }): Promise<NoticePage> => body(notifications.GET('/api/notifications', { params: { query: { unread: unread || undefined, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const refresh = () => void queries.invalidateQueries({ queryKey: ['notices'] })
  const readOne = useMutation({ mutationFn: (id: string) => body(notifications.POST('/api/notifications/{id}/read', { params: { path: { id } } })), onSettled: refresh })
  const readAll = useMutation({ mutationFn: () => body(notifications.POST('/api/notifications/read')), onSuccess: refresh })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const count = list.data?.pages[0]?.unread ?? 0
  const container = useRef<HTMLDivElement>(null)
  useRowKeys(container)
  const days = new Map<string, Notice[]>()
  for (const notice of rows) days.set(isoDay(notice.at), [...(days.get(isoDay(notice.at)) ?? []), notice])
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Thông báo</h1>{count > 0 && <Button loading={readAll.isPending} onClick={() => readAll.mutate()}>Đánh dấu đã đọc cả {count}</Button>}</div>
      <div className="search-line"><div className="segment" role="group" aria-label="Lọc"><button type="button" aria-pressed={!unread} onClick={() => set({ chi: null })}>Tất cả</button><button type="button" aria-pressed={unread} onClick={() => set({ chi: 'chua-doc' })}>Chưa đọc</button></div></div>
      <Refusal error={readAll.error} />
      {list.error && <ErrorPanel title="Chưa tải được thông báo" error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton label="Đang tải thông báo" />}
      {list.isSuccess && rows.length === 0 && <Empty title={unread ? 'Đã đọc hết thông báo' : 'Chưa có thông báo nào'}>Khi kế hoạch, báo cáo được duyệt, bị trả lại hoặc được nhắc, thông báo hiện ở đây và gửi qua thư.</Empty>}
      <div ref={container} className="notices">
        {[...days].map(([day, notices]) => (
          <section key={day} aria-label={day === isoDay(now) ? 'Hôm nay' : formatDate(day)}>
            <h2>{day === isoDay(now) ? 'Hôm nay' : formatDate(day)}</h2>
            <ul>{notices.map((notice) => <Row key={notice.id} notice={notice} onOpen={() => { if (!notice.readAt) readOne.mutate(notice.id) }} />)}</ul>
          </section>
        ))}
      </div>
      {list.hasNextPage && <p className="more"><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>Xem thêm</Button></p>}
    </main>
  )
}

function Row({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  return (
    <li className={notice.readAt ? 'notice' : 'notice notice-new'}>
      <span className="num small sub">{formatTime(notice.at)}</span>
      <div>{notice.link ? <Link to={notice.link} data-row onClick={onOpen}>{notice.title}</Link> : <b>{notice.title}</b>}{!notice.readAt && <span className="hidden"> (chưa đọc)</span>}{notice.body && <p className="sub pre">{notice.body}</p>}</div>
      {!notice.readAt && <button type="button" className="plain small" onClick={onOpen}>Đã đọc<span className="hidden">: {notice.title}</span></button>}
    </li>
  )
}
