import './work.css'
import { useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { WorkFolder, WorkItem } from '../../api/types'
import { useNow } from '../../shell/clock'
import { formatDate, formatDay, formatTime, formatWait, isoDay } from '../../shell/format'
import { Glyph, type GlyphName } from '../../shell/Glyph'
import { useRowKeys } from '../../shell/keys'
import { Empty, ErrorPanel, Skeleton } from '../../shell/panels'
import { useHasRole, useSession } from '../../shell/session'
import { Chip, DueChip } from '../../shell/status'
import { useTitle } from '../../shell/useTitle'
import { useWork, type WorkView } from './work'

interface Folder { id: string; label: string; folders: WorkFolder[] }

const todo: Folder = { id: 'can-lam', label: 'Việc cần làm', folders: ['RETURNED', 'DUE', 'TO_REVIEW'] }
const folders: Folder[] = [
  todo,
  { id: 'bi-tra-lai', label: 'Bị trả lại', folders: ['RETURNED'] },
  { id: 'cho-xu-ly', label: 'Chờ xử lý', folders: ['TO_REVIEW'] },
  { id: 'sap-het-han', label: 'Sắp hết hạn', folders: ['DUE'] },
  { id: 'da-gui', label: 'Đã gửi', folders: ['SENT'] },
]

const groups: Record<WorkFolder, { label: string; glyph: GlyphName; tone: string; action: string }> = {
  RETURNED: { label: 'Bị trả lại', glyph: 'back', tone: 'tone-bad', action: 'Sửa tiếp' },
  DUE: { label: 'Sắp hết hạn', glyph: 'clock', tone: 'tone-warn', action: 'Lập tiếp' },
  TO_REVIEW: { label: 'Chờ xử lý', glyph: 'sent', tone: 'tone-sent', action: 'Xem và duyệt' },
  SENT: { label: 'Đã gửi', glyph: 'ok', tone: 'tone-ok', action: 'Xem lại' },
}

export default function WorkPage() {
  useTitle('Việc của tôi')
  const work = useWork()
  const [params] = useSearchParams()
  const open = folders.find((folder) => folder.id === params.get('thu-muc')) ?? todo
  const list = useRef<HTMLDivElement>(null)
  useRowKeys(list)
  const { unit } = useSession()
  if (unit === null) return <WithoutUnit />
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Việc của tôi</h1><p className="small sub only-desk"><kbd>j</kbd> <kbd>k</kbd> xuống, lên · <kbd>Enter</kbd> mở</p></div>
      <div className="work">
        <nav aria-label="Thư mục">
          <ul className="work-folders">
            {folders.map((folder) => {
              const count = work.counts ? folder.folders.reduce((sum, key) => sum + (work.counts?.[key] ?? 0), 0) : null
              return (
                <li key={folder.id}>
                  <Link to={folder === todo ? '/' : `/?thu-muc=${folder.id}`} aria-current={folder === open ? 'page' : undefined} className={folder.id === 'bi-tra-lai' && (count ?? 0) > 0 ? 'hot' : undefined}>
                    {folder.label}<span className="count">{count ?? ''}</span>
                  </Link>
                </li>
              )
            })}
          </ul>
        </nav>
        <div ref={list}><Items work={work} open={open} /></div>
      </div>
    </main>
  )
}

function Items({ work, open }: { work: WorkView; open: Folder }) {
  if (work.loading && work.items.length === 0) return <Skeleton label="Đang tải việc của bạn" />
  const shown = open.folders.map((folder) => ({ folder, items: work.items.filter((item) => item.folder === folder) })).filter((group) => group.items.length > 0)
  return (
    <>
      {work.failures.map((failure) => (
        <ErrorPanel key={failure.of} title={failure.of === 'PLAN' ? 'Chưa tải được việc về kế hoạch' : 'Chưa tải được việc về báo cáo'} error={failure.error} retry={failure.retry} />
      ))}
      {shown.length === 0 && work.failures.length === 0 && <NothingHere work={work} open={open} />}
      {shown.map(({ folder, items }) => (
        <section key={folder} aria-labelledby={`nhom-${folder}`}>
          <h2 className="work-group" id={`nhom-${folder}`}><span className={groups[folder].tone}><Glyph name={groups[folder].glyph} /></span>{groups[folder].label} <span className="num">{items.length}</span></h2>
          <ul>{items.map((item, index) => <Item key={`${item.kind}-${item.id}`} item={item} first={index === 0 && folder !== 'SENT'} />)}</ul>
          <Rest shown={items.length} all={work.counts?.[folder] ?? items.length} folder={folder} />
        </section>
      ))}
    </>
  )
}

function Rest({ shown, all, folder }: { shown: number; all: number; folder: WorkFolder }) {
  if (all <= shown) return null
  const to = folder === 'TO_REVIEW' ? '/cho-duyet' : folder === 'SENT' ? '/bao-cao' : '/bao-cao?trang-thai=DRAFT'
  return <p className="more"><Link to={to}>Xem thêm {all - shown} việc</Link></p>
}

function Item({ item, first }: { item: WorkItem; first: boolean }) {
  const now = useNow()
  return (
    <li className="work-item">
      <div><Link className="work-title" to={item.link} data-row>{item.title}</Link>{item.detail && <p className="work-why">{item.detail}</p>}</div>
      <div className="work-when"><When item={item} now={now} /></div>
      <Link className={first ? 'btn btn-main' : 'btn'} to={item.link} tabIndex={-1} aria-hidden="true">{actionWords(item)}</Link>
    </li>
  )
}

/** The service names the act; when it sends a code instead of words, the folder decides. */
function actionWords(item: WorkItem): string {
  return item.action && /[a-zà-ỹ]/.test(item.action) ? item.action : groups[item.folder].action
}

function When({ item, now }: { item: WorkItem; now: Date }) {
  if (item.folder === 'TO_REVIEW' && item.since) {
    const today = isoDay(item.since) === isoDay(now)
    return (
      <>
        <Chip tone={item.overdue ? 'warn' : 'sent'} glyph={item.overdue ? 'clock' : 'sent'}>Chờ {formatWait(now.getTime() - Date.parse(item.since))}</Chip>
        <small>Nộp {today ? `${formatTime(item.since)} hôm nay` : formatDay(item.since)}</small>
      </>
    )
  }
  if (item.folder === 'SENT') return item.since ? <small>Gửi {formatDate(item.since)}</small> : null
  if (!item.dueAt) return item.since ? <small>Từ {formatDate(item.since)}</small> : null
  return <><DueChip dueAt={item.dueAt} now={now} /><small>{item.folder === 'RETURNED' ? 'Hạn nộp lại' : 'Hạn'} {formatTime(item.dueAt)} {formatDay(item.dueAt)}</small></>
}

function NothingHere({ work, open }: { work: WorkView; open: Folder }) {
  const next = work.items.find((item) => item.dueAt !== null && item.folder !== 'SENT')
  const titles: Record<string, string> = {
    'can-lam': 'Không còn việc nào chờ bạn', 'bi-tra-lai': 'Không có gì bị trả lại', 'cho-xu-ly': 'Không có gì chờ duyệt',
    'sap-het-han': 'Không có hạn nào sắp đến', 'da-gui': 'Chưa gửi kế hoạch, báo cáo nào',
  }
  return (
    <Empty title={titles[open.id] ?? ''} action={next && <Link className="btn btn-main" to={next.link}>Mở việc có hạn gần nhất</Link>}>
      {next?.dueAt ? <>Hạn gần nhất của bạn là <b>{formatDay(next.dueAt)}: {next.title}</b>.</> : 'Khi có kỳ báo cáo mở, có kế hoạch cần duyệt hoặc bị trả lại, việc đó hiện ở đây.'}
    </Empty>
  )
}

function WithoutUnit() {
  const operator = useHasRole('OPERATOR')
  const admin = useHasRole('TENANT_ADMIN')
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Việc của tôi</h1></div>
      <Empty title="Tài khoản này không thuộc đơn vị nào" action={<>
        {operator && <Link className="btn btn-main" to="/quan-tri/tinh">Mở danh sách tỉnh, thành phố</Link>}
        {admin && <><Link className="btn btn-main" to="/don-vi">Mở cây đơn vị</Link><Link className="btn" to="/quan-tri/tai-khoan">Tài khoản</Link></>}
      </>}>Kế hoạch và báo cáo thuộc về đơn vị; tài khoản quản trị làm việc ở các trang dưới đây.</Empty>
    </main>
  )
}
