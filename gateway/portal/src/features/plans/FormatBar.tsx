import type { DocNode, NodeKind } from '../../api/types'
import { formatDate } from '../../shell/format'

interface Props {
  focused: DocNode | null
  asOf: string | null
  onKind: (kind: NodeKind) => void
  onRemove: () => void
}

const kinds: [NodeKind, string, string][] = [['SECTION', 'I.', 'Mục La Mã'], ['CLAUSE', '1.', 'Khoản số'], ['POINT', 'a)', 'Điểm chữ'], ['BULLET', '–', 'Gạch đầu dòng'], ['PARAGRAPH', '¶', 'Đoạn văn']]

/** Acts on the node in which the caret stands; pressing a button must not take the caret out of the text. */
export function FormatBar({ focused, asOf, onKind, onRemove }: Props) {
  const keepCaret = (event: React.MouseEvent) => event.preventDefault()
  const look = (key: 'b' | 'i') => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }))
  return (
    <div className="format-bar no-print" role="toolbar" aria-label="Định dạng">
      <button type="button" aria-label="B, đậm (Ctrl B)" onMouseDown={keepCaret} onClick={() => look('b')}><b>B</b></button>
      <button type="button" aria-label="I, nghiêng (Ctrl I)" onMouseDown={keepCaret} onClick={() => look('i')}><i>I</i></button>
      <i className="bar-line" />
      {kinds.map(([kind, sign, name]) => <button key={kind} type="button" aria-label={`${sign} ${name}`} aria-pressed={focused?.kind === kind} disabled={!focused} onMouseDown={keepCaret} onClick={() => onKind(kind)}>{sign}</button>)}
      <i className="bar-line" />
      <button type="button" disabled={!focused} onMouseDown={keepCaret} onClick={onRemove}>Bỏ đoạn</button>
      <span className="grow" />
      {asOf && <span className="small sub nowrap only-desk">Kiểm theo ngày <span className="num">{formatDate(asOf)}</span></span>}
    </div>
  )
}
