import { Glyph, type GlyphName } from '../../../shell/Glyph'
import type { OutlineEntry, PartState } from './outline'

const states: Record<PartState, { glyph: GlyphName; tone: string; word: string }> = {
  done: { glyph: 'ok', tone: 'tone-ok', word: 'Xong' },
  wrong: { glyph: 'alert', tone: 'tone-bad', word: 'Cần sửa' },
  unknown: { glyph: 'half', tone: 'tone-sent', word: 'Cần xem' },
  empty: { glyph: 'none', tone: 'tone-mute', word: 'Chưa có' },
}

export function OutlineNav({ entries }: { entries: OutlineEntry[] }) {
  const parts = entries.filter((entry) => entry.level === 1)
  const done = parts.filter((entry) => entry.state === 'done').length
  return (
    <nav className="outline no-print" aria-label="Mục lục kế hoạch">
      <h2>Mục lục <span className="sub num">{done}/{parts.length} mục</span></h2>
      <div className="outline-progress" aria-hidden="true"><i style={{ width: `${(done / parts.length) * 100}%` }} /></div>
      <ol>
        {entries.map((entry) => {
          const look = states[entry.state]
          return (
            <li key={entry.id} className={`level-${entry.level}`}>
              <a href={`#${entry.id}`}><span className="no">{entry.number}</span><span>{entry.label}</span><span className={look.tone}><Glyph name={look.glyph} /><span className="hidden">{look.word}</span></span></a>
            </li>
          )
        })}
      </ol>
      <p className="legend">{Object.values(states).map((look) => <span key={look.word}><span className={look.tone}><Glyph name={look.glyph} /></span>{look.word}</span>)}</p>
    </nav>
  )
}
