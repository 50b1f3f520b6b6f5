import './review.css'
import { useRef } from 'react'
import { Button, Input } from 'antd'
import { Link } from 'react-router'
import { useNow } from '../../shell/clock'
import { formatDate, formatWait, formatTime } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { useRowKeys } from '../../shell/keys'
import { Empty, ErrorPanel, Skeleton } from '../../shell/panels'
import { Chip } from '../../shell/status'
import { useFilter } from '../../shell/useFilter'
import { useTitle } from '../../shell/useTitle'
import { useQueue, type QueueKind } from './queue'

const kinds: [string, QueueKind, string][] = [['', null, 'Tất cả'], ['ke-hoach', 'PLAN', 'Kế hoạch'], ['bao-cao', 'REPORT', 'Báo cáo']]

export default function QueuePage() {
  useTitle('Chờ duyệt')
  const now = useNow()
  const { get, set } = useFilter()
  const [, kind] = kinds.find(([name]) => name === get('loai')) ?? kinds[0]!
  const q = get('q')
  const queue = useQueue(kind, q || undefined)
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  const suffix = new URLSearchParams({ ...(get('loai') && { loai: get('loai') }), ...(q && { q }) }).toString()
  const to = (link: string) => (suffix ? `${link}?${suffix}` : link)
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Chờ duyệt</h1>{queue.items[0] && <Link className="btn btn-main" to={to(queue.items[0].link)}>Mở việc chờ lâu nhất</Link>}</div>
      <div className="search-line">
        <div className="segment" role="group" aria-label="Loại">{kinds.map(([name, value, label]) => <button key={name} type="button" aria-pressed={value === kind} onClick={() => set({ loai: name || null })}>{label}</button>)}</div>
        <Input.Search aria-label="Tìm theo tên đơn vị" placeholder="Tên đơn vị" allowClear defaultValue={q} onSearch={(value) => set({ q: value || null })} style={{ width: 260 }} />
      </div>
      {queue.error !== null && <ErrorPanel title="Chưa tải đủ hàng chờ duyệt" error={queue.error} retry={queue.retry} />}
      {queue.loading && queue.items.length === 0 && queue.error === null && <Skeleton label="Đang tải hàng chờ duyệt" />}
      {!queue.loading && queue.error === null && queue.items.length === 0 && (q || kind
        ? <Empty title="Không có gì khớp" action={<Button onClick={() => set({ q: null, loai: null })}>Bỏ lọc</Button>} />
        : <Empty title="Không có gì chờ duyệt">Kế hoạch, báo cáo đơn vị trực thuộc nộp lên hiện ở đây ngay khi nộp.</Empty>)}
      <ul ref={list} className="waiting">
        {queue.items.map((item) => (
          <li key={item.key}>
            <div><Link className="waiting-title" to={to(item.link)} data-row>{item.unit}</Link><p className="sub">{item.title}</p></div>
            <div>{item.flags && <span className={`small tone-${item.flags.tone} waiting-flag`}><Glyph name="alert" />{item.flags.text}</span>}</div>
            <div>{item.since && <><Chip tone="sent" glyph="sent">Chờ {formatWait(now.getTime() - Date.parse(item.since))}</Chip><small className="small sub num">Nộp {formatTime(item.since)} {formatDate(item.since)}</small></>}</div>
          </li>
        ))}
      </ul>
      {queue.more && <p className="more"><Button onClick={queue.loadMore}>Xem thêm</Button></p>}
    </main>
  )
}
