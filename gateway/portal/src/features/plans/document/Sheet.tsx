import type { Citation, Plan, PlanContent, Recipient, Run, Signature } from '../../../api/types'
import { formatDocumentDate } from '../../../shell/format'
import type { NumberedCitation } from './findings'
import { NodeView, ReadRuns } from './NodeView'

/** What the parts of the sheet need to know; `edit` and `review` are there when the server allows them. */
export interface SheetContext {
  citations: NumberedCitation[]
  active: Citation | null
  onPick: (citation: Citation) => void
  comments: { id: string; node: string; text: string }[]
  edit?: {
    change: (id: string, runs: Run[]) => void
    split: (id: string, at: number) => void
    join: (id: string) => void
    focus: (id: string) => void
    openHead: () => void
    openRecipients: () => void
    openSignature: () => void
    addBase: () => void
    addNode: () => void
  }
  review?: {
    drafts: Map<string, string>
    add: (node: string) => void
    write: (node: string, text: string) => void
    drop: (node: string) => void
  }
}

/** The plan as the document it is: A4, Decree 30/2020, with what the check found in it. */
export function Sheet({ plan, content, sheet }: { plan: Plan; content: PlanContent; sheet: SheetContext }) {
  const titleCitations = sheet.citations.filter(({ citation }) => citation.passage === 'title').map(({ citation }) => citation)
  const { edit } = sheet
  return (
    <article className="a4" aria-label={`${content.documentType} ${content.title}`}>
      <div className="a4-head" id="phan-dau">
        <div className={Math.max(content.superiorName.length, content.issuerName.length) <= 34 ? 'nowrap' : undefined}>{content.superiorName && <p className="caps">{content.superiorName}</p>}<p className="caps"><b>{content.issuerName}</b><span className="short-line" /></p></div>
        <div><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p><b className="motto">Độc lập - Tự do - Hạnh phúc</b></p></div>
        <p className="line-2">{numberLine(plan, content)}</p>
        <p className="line-2"><i>{content.place || '…………'}, {formatDocumentDate(plan.issuance?.date ?? content.date)}</i></p>
      </div>
      {edit && <p className="edit-here no-print"><button type="button" className="plain small" onClick={edit.openHead}>Sửa phần đầu</button></p>}
      <h2>{content.documentType}<br /><span className="a4-title"><ReadRuns runs={[{ text: content.title, bold: true, italic: false }]} citations={titleCitations} sheet={sheet} /></span><span className="short-line" /></h2>
      <section className="bases" id="can-cu" aria-label="Căn cứ">
        {content.legalBases.map((node) => <NodeView key={node.id} node={node} sheet={sheet} />)}
      </section>
      {edit && <p className="edit-here no-print"><button type="button" className="plain small" onClick={edit.addBase}>Thêm căn cứ</button></p>}
      {content.preamble.map((node) => <NodeView key={node.id} node={node} sheet={sheet} />)}
      {content.outline.map((node) => <NodeView key={node.id} node={node} sheet={sheet} />)}
      {edit && content.outline.length === 0 && <p className="edit-here no-print"><button type="button" className="plain small" onClick={edit.addNode}>Thêm mục I</button></p>}
      <div className="a4-foot">
        <section id="noi-nhan" aria-label="Nơi nhận">
          <p><b><i>Nơi nhận:</i></b></p>
          {content.recipients.map((recipient, index) => <p key={recipient.id} className="recipient">- {recipientText(recipient)}{index === content.recipients.length - 1 ? '.' : ';'}</p>)}
          {edit && <p className="no-print"><button type="button" className="plain small" onClick={edit.openRecipients}>Sửa nơi nhận</button></p>}
        </section>
        <section id="chu-ky" className="signature" aria-label="Chữ ký">
          {content.signature && <SignatureBlock signature={content.signature} />}
          {edit && <p className="no-print"><button type="button" className="plain small" onClick={edit.openSignature}>Sửa chữ ký</button></p>}
        </section>
      </div>
      {content.annexes.map((annex) => (
        <section key={annex.id} className="annex" id={`muc-${annex.id}`} aria-label={annex.title}>
          <h2><ReadRuns runs={[{ text: annex.title, bold: true, italic: false }]} citations={of(sheet, `${annex.id}/title`)} sheet={sheet} /></h2>
          {annex.reference && <p className="reference"><ReadRuns runs={[{ text: annex.reference, bold: false, italic: true }]} citations={of(sheet, `${annex.id}/reference`)} sheet={sheet} /></p>}
          <div className="scroll-x"><table>
            <thead><tr>{annex.columns.map((column, index) => <th key={index} scope="col">{column}</th>)}</tr></thead>
            <tbody>{annex.rows.map((row, r) => (
              <tr key={r}>{row.map((cell, c) => <td key={c}><ReadRuns runs={[{ text: cell, bold: false, italic: false }]} citations={of(sheet, `${annex.id}/${r}/${c}`)} sheet={sheet} /></td>)}</tr>
            ))}</tbody>
          </table></div>
        </section>
      ))}
    </article>
  )
}

function of(sheet: SheetContext, passage: string): Citation[] {
  return sheet.citations.filter(({ citation }) => citation.passage === passage).map(({ citation }) => citation)
}

function numberLine(plan: Plan, content: PlanContent): string {
  if (plan.issuance) return `Số: ${plan.issuance.number.padStart(2, '0')}/${plan.issuance.symbol}`
  return `Số: ${content.numberText ?? '\u2003\u2003/KH-'}`
}

function recipientText(recipient: Recipient): string {
  return recipient.purpose ? `${recipient.name} (${recipient.purpose})` : recipient.name
}

function SignatureBlock({ signature }: { signature: Signature }) {
  return (
    <>
      {signature.authority && <p className="caps"><b>{signature.authority} {signature.authorityTitle}</b></p>}
      <p className="caps pre"><b>{signature.title}</b></p>
      <p className="signed"><b>{signature.name ?? ''}</b></p>
    </>
  )
}
