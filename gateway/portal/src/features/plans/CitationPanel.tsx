import type { Citation, Finding, Plan } from '../../api/types'
import { formatDate, formatTime } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { Status } from '../../shell/status'
import { grouped, swap, tally, type NumberedCitation } from './document/findings'
import { cardId } from './document/NodeView'

interface Props {
  plan: Plan
  citations: NumberedCitation[]
  active: Citation | null
  passageText: (id: string) => string
  onPick: (citation: Citation) => void
  /** Absent when this person may not edit the plan now. */
  onCorrect?: (citation: Citation, finding: Finding) => void
  onRecheck?: () => void
  busy: boolean
}

/** The documents that the plan cites, by what was found about each; what can be put right comes first. */
export function CitationPanel({ plan, citations, active, passageText, onPick, onCorrect, onRecheck, busy }: Props) {
  const counts = tally(citations)
  const unchecked = plan.check.status === 'UNCHECKED'
  let first = true
  return (
    <section className="citations" aria-labelledby="vien-dan">
      <div className="panel-head">
        <h2 id="vien-dan">Văn bản được viện dẫn <span className="sub num">{citations.length}</span></h2>
        {unchecked
          ? <div className="unchecked"><Status tone="mute" glyph="unknown">Chưa kiểm</Status><p className="small sub">Danh mục văn bản chưa trả lời. Kế hoạch vẫn lưu, ban hành và nộp được; sẽ tự kiểm khi danh mục hoạt động lại.</p></div>
          : <>
            <p className="tally">
              {counts.wrong > 0 && <Status tone="bad" glyph="alert">{counts.wrong} cần sửa</Status>}
              {counts.unchecked > 0 && <Status tone="mute" glyph="unknown">{counts.unchecked} chưa kiểm</Status>}
              <Status tone="ok" glyph="ok">{counts.right} còn hiệu lực</Status>
            </p>
            <p className="small sub">{plan.check.asOf && <>Kiểm theo ngày <span className="num">{formatDate(plan.check.asOf)}</span></>}{plan.check.at && <>, lúc <span className="num">{formatTime(plan.check.at)}</span></>}</p>
          </>}
        {onRecheck && <button type="button" className="plain small" disabled={busy} onClick={onRecheck}>Kiểm lại</button>}
      </div>
      {!unchecked && citations.length === 0 && <p className="panel-text sub">Kế hoạch chưa viện dẫn văn bản nào.</p>}
      {grouped(citations).map((group) => (
        <section key={group.verdict} className="finding-group" aria-label={group.look.heading}>
          <h3 className={`tone-${group.look.tone}`}><Glyph name={group.look.glyph} />{group.look.heading}<span className="num">{group.members.length}</span></h3>
          {group.members.map((member) => {
            const main = first && member.no !== null
            if (member.no !== null) first = false
            return <Card key={cardId(member.citation)} member={member} tone={group.look.tone} on={member.citation === active} main={main} text={passageText(member.citation.passage)} onPick={onPick} onCorrect={onCorrect} busy={busy} />
          })}
        </section>
      ))}
    </section>
  )
}

interface CardProps {
  member: NumberedCitation
  tone: string
  on: boolean
  main: boolean
  text: string
  onPick: (citation: Citation) => void
  onCorrect?: (citation: Citation, finding: Finding) => void
  busy: boolean
}

function Card({ member: { citation, no }, tone, on, main, text, onPick, onCorrect, busy }: CardProps) {
  const { document } = citation
  return (
    <article className={`finding${on ? ' finding-on' : ''}`} id={cardId(citation)}>
      {no === null ? <span className="tone-ok"><Glyph name="ok" /></span> : <span className={`finding-no tone-${tone}`} aria-label={`Phát hiện ${no}`}>{no}</span>}
      <div>
        <h4><a href={`#muc-${citation.passage}`} onClick={() => onPick(citation)}>{heading(citation)}</a></h4>
        {no === null && document?.title && <p className="small sub">{document.title}</p>}
        {no !== null && citation.findings.length === 0 && <p>Danh mục chưa có văn bản này. Kế hoạch vẫn lưu và ban hành được.</p>}
        {citation.findings.map((finding, index) => {
          const change = swap(text, finding)
          return (
            <div key={index} className="fact">
              <p>{finding.message}</p>
              {change && <p className="swap">{change.before}{change.out && <><del>{change.out}</del> </>}<ins>{change.in}</ins></p>}
              {(finding.source ?? document?.source) && <p className="small sub">Nguồn: {finding.source ?? document?.source}</p>}
              {change && onCorrect && (
                <p className="actions"><button type="button" className={`btn btn-small${main ? ' btn-main' : ''}`} disabled={busy} onClick={() => onCorrect(citation, finding)}>Sửa theo gợi ý<span className="hidden">: {heading(citation)}</span></button></p>
              )}
            </div>
          )
        })}
      </div>
    </article>
  )
}

function heading(citation: Citation): string {
  if (!citation.document) return citation.text.length <= 90 ? citation.text : `${citation.text.slice(0, 88)}…`
  return `${citation.document.kind ? `${citation.document.kind} số ` : ''}${citation.document.number}`
}
