import './review.css'
import { Link, useNavigate } from 'react-router'
import { useNow } from '../../shell/clock'
import { formatWait } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { useShortcuts } from '../../shell/keys'
import { useFilter } from '../../shell/useFilter'
import { useQueue, type QueueKind, type Waiting } from './queue'

/** The queue beside what is open, and the way to the next one. */
export function useReviewQueue(current: string): { nav: React.ReactNode; steps: React.ReactNode } {
  const { get } = useFilter()
  const kind: QueueKind = get('loai') === 'ke-hoach' ? 'PLAN' : get('loai') === 'bao-cao' ? 'REPORT' : null
  const queue = useQueue(kind, get('q') || undefined)
  const navigate = useNavigate()
  const search = new URLSearchParams({ ...(get('loai') && { loai: get('loai') }), ...(get('q') && { q: get('q') }) }).toString()
  const to = (item: Waiting) => (search ? `${item.link}?${search}` : item.link)
  const at = queue.items.findIndex((item) => item.key === current)
  const before = at > 0 ? queue.items[at - 1] : undefined
  const after = at < 0 ? queue.items[0] : queue.items[at + 1]
  useShortcuts({ j: () => after && navigate(to(after)), k: () => before && navigate(to(before)) })
  return {
    nav: <Nav items={queue.items} current={current} to={to} />,
    steps: (
      <nav aria-label="Đường dẫn" className="review-steps">
        <ol className="crumbs"><li><Link to={search ? `/cho-duyet?${search}` : '/cho-duyet'}>Chờ duyệt</Link></li>{at >= 0 && <li className="num">{at + 1}/{queue.items.length}</li>}</ol>
        <button type="button" className="btn btn-small" aria-label="Việc trước (k)" disabled={!before} onClick={() => before && navigate(to(before))}><Glyph name="left" /></button>
        <button type="button" className="btn btn-small" aria-label="Việc kế tiếp (j)" disabled={!after} onClick={() => after && navigate(to(after))}><Glyph name="right" /></button>
      </nav>
    ),
  }
}

function Nav({ items, current, to }: { items: Waiting[]; current: string; to: (item: Waiting) => string }) {
  const now = useNow()
  return (
    <nav className="queue no-print" aria-label="Hàng chờ duyệt">
      <h2>Chờ duyệt <span className="sub num">{items.length}</span></h2>
      <ul>
        {items.map((item) => (
          <li key={item.key}><Link to={to(item)} aria-current={item.key === current ? 'true' : undefined}><b>{item.unit}</b>
            <small><span>{item.kind === 'PLAN' ? 'Kế hoạch' : 'Báo cáo'}</span>{item.since && <span>chờ <span className="num">{formatWait(now.getTime() - Date.parse(item.since))}</span></span>}{item.flags && <span className={`tone-${item.flags.tone}`}>{item.flags.text}</span>}</small></Link></li>
        ))}
      </ul>
      {items.length === 0 && <p className="small sub queue-empty">Không còn gì chờ duyệt.</p>}
    </nav>
  )
}
