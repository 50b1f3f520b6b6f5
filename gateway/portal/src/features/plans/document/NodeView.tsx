import type { ReactNode } from 'react'
import type { Citation, DocNode } from '../../../api/types'
import { EditableRuns } from './EditableRuns'
import { verdictLook } from './findings'
import { segments, textOf } from './runs'
import type { SheetContext } from './Sheet'

/** A text as it is read: bold, italic, and each citation as a link to its card in the panel. */
export function ReadRuns({ runs, citations, sheet }: { runs: DocNode['runs']; citations: Citation[]; sheet: Pick<SheetContext, 'active' | 'onPick'> }) {
  return (
    <>
      {segments(runs, citations).map((segment, index) => {
        let text: ReactNode = segment.text
        if (segment.italic) text = <i>{text}</i>
        if (segment.bold) text = <b>{text}</b>
        if (!segment.citation) return <span key={index}>{text}</span>
        const { citation } = segment
        return (
          <a key={index} href={`#${cardId(citation)}`} className={`cite ${verdictLook(citation.verdict).line}${citation === sheet.active ? ' cite-on' : ''}`}
            onClick={() => sheet.onPick(citation)}>{text}<span className="hidden"> ({verdictLook(citation.verdict).heading.toLowerCase()})</span></a>
        )
      })}
    </>
  )
}

export function cardId(citation: Citation): string {
  return `vb-${citation.passage}-${citation.start}`
}

/** One node with its mark, text, numbers in the margin, pinned comments, and everything below it. */
export function NodeView({ node, sheet, depth = 0 }: { node: DocNode; sheet: SheetContext; depth?: number }) {
  const citations = sheet.citations.filter(({ citation }) => citation.passage === node.id)
  const plain = citations.map(({ citation }) => citation)
  const text = textOf(node.runs)
  const label = `${node.number ?? ''} ${text.slice(0, 60)}`.trim() || 'Đoạn trống'
  const mark = node.number ? <span className="mark-text">{node.number} </span> : null
  const inner = sheet.edit
    ? <EditableRuns id={node.id} label={label} runs={node.runs} citations={plain} active={sheet.active}
        onChange={(runs) => sheet.edit!.change(node.id, runs)}
        onSplit={(at) => sheet.edit!.split(node.id, at)}
        onJoin={() => sheet.edit!.join(node.id)}
        onFocus={() => sheet.edit!.focus(node.id)} />
    : <ReadRuns runs={node.runs} citations={plain} sheet={sheet} />
  const Tag = node.kind === 'PART' || node.kind === 'SECTION' ? 'h3' : node.kind === 'CLAUSE' && node.children.length > 0 && depth > 0 ? 'h4' : 'p'
  const comment = sheet.comments.filter((one) => one.node === node.id)
  return (
    <>
      <div className={`node node-${node.kind.toLowerCase()}`} id={`muc-${node.id}`}>
        <Tag>{mark}{inner}</Tag>
        <span className="margin">
          {citations.filter(({ no }) => no !== null).map(({ citation, no }) => (
            <a key={no} className={`mark-no tone-${verdictLook(citation.verdict).tone}`} href={`#${cardId(citation)}`} onClick={() => sheet.onPick(citation)} aria-label={`Phát hiện ${no}: ${verdictLook(citation.verdict).heading}`}>{no}</a>
          ))}
        </span>
        {sheet.review && <button type="button" className="pin-add plain small" onClick={() => sheet.review!.add(node.id)} aria-label={`Ghi nhận xét: ${label}`}>Nhận xét</button>}
      </div>
      {comment.map((one) => <aside className="pinned" key={one.id}><p className="pre">{one.text}</p></aside>)}
      {sheet.review?.drafts.has(node.id) && (
        <div className="pinned pinned-draft">
          <label className="small" htmlFor={`nx-${node.id}`}>Nhận xét, gửi cùng quyết định trả lại</label>
          <textarea id={`nx-${node.id}`} rows={2} autoFocus value={sheet.review.drafts.get(node.id)} onChange={(event) => sheet.review!.write(node.id, event.target.value)} />
          <button type="button" className="plain small" onClick={() => sheet.review!.drop(node.id)}>Bỏ nhận xét</button>
        </div>
      )}
      {node.children.map((child) => <NodeView key={child.id} node={child} sheet={sheet} depth={depth + 1} />)}
    </>
  )
}
