import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { Indicator } from '../../api/types'
import { formatNumber, parseNumber } from '../../shell/format'
import type { CellDraft } from './cells'

interface Props {
  indicator: Indicator
  cell: CellDraft
  labelledBy: string
  describedBy: string | undefined
  invalid: boolean
  onChange: (cell: CellDraft) => void
  /** Returns true when a whole column was taken over. */
  onPasteColumn: (text: string) => boolean
}

/** Enter goes to the next cell of the column, Shift+Enter to the one above. */
function moveOnEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  if (event.target instanceof HTMLTextAreaElement && !event.ctrlKey) return
  event.preventDefault()
  const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')]
  const at = cells.indexOf(event.target as HTMLElement)
  const next = cells[at + (event.shiftKey ? -1 : 1)]
  next?.focus()
  if (next instanceof HTMLInputElement) next.select()
}

export function CellInput({ indicator, cell, labelledBy, describedBy, invalid, onChange, onPasteColumn }: Props) {
  const common = {
    'data-cell': indicator.code,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
    onKeyDown: moveOnEnter,
    onPaste: (event: ClipboardEvent) => {
      if (onPasteColumn(event.clipboardData.getData('text/plain'))) event.preventDefault()
    },
  }
  if (indicator.type === 'TEXT') {
    return <textarea {...common} id={`o-${indicator.code}`} rows={Math.min(8, Math.max(2, cell.raw.split('\n').length))} placeholder="chưa nhập" value={cell.raw} onChange={(event) => onChange({ ...cell, raw: event.target.value })} />
  }
  if (indicator.type === 'YES_NO') {
    return (
      <select {...common} id={`o-${indicator.code}`} value={cell.raw} onChange={(event) => onChange({ ...cell, raw: event.target.value })}>
        <option value="">chưa nhập</option><option value="co">Có</option><option value="khong">Không</option>
      </select>
    )
  }
  /** A figure that can be read is shown the way figures are written here; anything else stays as typed. */
  const neat = (text: string) => {
    const parsed = parseNumber(text)
    return parsed.kind === 'number' ? formatNumber(parsed.value).replace('\u2212', '-') : text
  }
  const figure = { inputMode: indicator.type === 'MONEY' ? 'decimal' as const : 'numeric' as const, autoComplete: 'off', placeholder: 'chưa nhập' }
  if (indicator.type === 'RATIO') {
    return (
      <span className="ratio">
        <input {...common} {...figure} id={`o-${indicator.code}`} aria-label={`${indicator.name}, số đạt được`} aria-labelledby={undefined} placeholder="số đạt" value={cell.raw}
          onChange={(event) => onChange({ ...cell, raw: event.target.value })} onBlur={() => onChange({ ...cell, raw: neat(cell.raw) })} />
        <span aria-hidden="true">/</span>
        <input {...common} {...figure} aria-label={`${indicator.name}, tổng số`} aria-labelledby={undefined} placeholder="tổng số" value={cell.of}
          onChange={(event) => onChange({ ...cell, of: event.target.value })} onBlur={() => onChange({ ...cell, of: neat(cell.of) })} />
      </span>
    )
  }
  return <input {...common} {...figure} id={`o-${indicator.code}`} value={cell.raw} onChange={(event) => onChange({ ...cell, raw: event.target.value })}
    onBlur={() => { if (neat(cell.raw) !== cell.raw) onChange({ ...cell, raw: neat(cell.raw) }) }} />
}
