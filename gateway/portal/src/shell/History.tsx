import { formatDay, formatTime } from './format'
import { Glyph, type GlyphName } from './Glyph'

/** What a plan's and a report's history have in common. */
interface Entry { at: string; by: { title: string } | null; action: string; note: string | null }

interface Look { glyph: GlyphName; tone: string; words: string }

const looks: Record<string, Look> = {
  CREATED: { glyph: 'none', tone: 'sub', words: 'Lập bản thảo' },
  IMPORTED: { glyph: 'none', tone: 'sub', words: 'Nhập từ tệp' },
  REQUESTED: { glyph: 'none', tone: 'sub', words: 'Mở kỳ, giao báo cáo' },
  OPENED: { glyph: 'none', tone: 'sub', words: 'Mở kỳ, giao báo cáo' },
  SAVED: { glyph: 'draft', tone: 'sub', words: 'Sửa' },
  EDITED: { glyph: 'draft', tone: 'sub', words: 'Sửa' },
  CORRECTED: { glyph: 'draft', tone: 'sub', words: 'Sửa theo gợi ý' },
  CHECKED: { glyph: 'ok', tone: 'sub', words: 'Kiểm văn bản viện dẫn' },
  ISSUED: { glyph: 'plan', tone: 'tone-sent', words: 'Ban hành' },
  SUBMITTED: { glyph: 'sent', tone: 'tone-sent', words: 'Nộp' },
  RETURNED: { glyph: 'back', tone: 'tone-bad', words: 'Trả lại' },
  ACCEPTED: { glyph: 'ok', tone: 'tone-ok', words: 'Duyệt' },
  REVISED: { glyph: 'draft', tone: 'sub', words: 'Lập bản sửa đổi' },
  NUDGED: { glyph: 'bell', tone: 'tone-warn', words: 'Nhắc' },
}

/** Who did what and when, the newest first; nothing is ever taken out of it. */
export function History({ entries }: { entries: Entry[] }) {
  const newestFirst = entries.toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <ol className="history">
      {newestFirst.map((entry, index) => {
        const look = looks[entry.action.toUpperCase()] ?? { glyph: 'none' as const, tone: 'sub', words: entry.action }
        return (
          <li key={index}>
            <span className={look.tone}><Glyph name={look.glyph} /></span>
            <span>{look.words}{entry.note && <q>{entry.note}</q>}<small>{entry.by ? `${entry.by.title} · ` : ''}<span className="num">{formatTime(entry.at)} {formatDay(entry.at)}</span></small></span>
          </li>
        )
      })}
    </ol>
  )
}
