import { Fragment } from 'react'
import type { Cell, Indicator, Report } from '../../api/types'
import { Glyph } from '../../shell/Glyph'
import { CellInput } from './CellInput'
import { isFilled, isZero, read, valueWords, type CellDraft, type Change, type Draft } from './cells'

interface Props {
  report: Report
  draft: Draft
  editable: boolean
  /** What the last submission changed; shown to those who decide. */
  changed?: Map<string, Change>
  onCell: (code: string, cell: CellDraft) => void
  onPasteColumn: (code: string, text: string) => boolean
  review?: {
    drafts: Map<string, string>
    write: (code: string, text: string) => void
    drop: (code: string) => void
  }
}

/** Whether the report adds up what units below sent, and so has columns for it. */
export function addsUp(report: Report): boolean {
  return report.children.expected > 0
}

/** The form as a register: what is not entered is hatched, zero says so, what is wrong explains itself below its row. */
export function ReportSheet({ report, draft, editable, onCell, onPasteColumn, review, changed }: Props) {
  const cells = new Map(report.cells.map((cell) => [cell.code, cell]))
  const sums = addsUp(report)
  const columns = sums ? 7 : 5
  return (
    <table className={`sheet${sums ? ' sheet-sums' : ''}`} role="table">
      <caption className="hidden">{report.total} chỉ tiêu. Ô trống là chưa nhập; số 0 là không phát sinh.</caption>
      <colgroup><col /><col className="w-unit" /><col className="w-before" />{sums && <col className="w-sum" />}<col className="w-cell" />{sums && <col className="w-sum" />}<col className="w-note" /></colgroup>
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader" scope="col">Chỉ tiêu</th><th role="columnheader" scope="col">ĐVT</th><th role="columnheader" scope="col" className="right">Kỳ trước</th>
        {sums && <th role="columnheader" scope="col" className="right">Trực thuộc<br /><span className="num">{report.children.accepted}/{report.children.expected}</span> đã duyệt</th>}
        <th role="columnheader" scope="col" className="right now">{sums ? 'Của đơn vị' : 'Kỳ này'}</th>
        {sums && <th role="columnheader" scope="col" className="right">Cộng</th>}
        <th role="columnheader" scope="col">Ghi chú</th>
      </tr></thead>
      {report.form.sections.map((section) => {
        const filled = section.indicators.filter((indicator) => isFilled(indicator, draft)).length
        return (
          <tbody key={section.code} role="rowgroup" id={`nhom-${section.code}`}>
            <tr role="row" className="group"><th role="rowheader" scope="rowgroup" colSpan={columns}>{sectionTitle(section)}<span className="num">{filled}/{section.indicators.length} ô</span></th></tr>
            {section.indicators.map((indicator) => {
              return <Row key={indicator.code} indicator={indicator} cell={cells.get(indicator.code)} draft={draft[indicator.code] ?? { raw: '', of: '', note: '' }} report={report} sums={sums} columns={columns} editable={editable} onCell={onCell} onPasteColumn={onPasteColumn} review={review} changed={changed} />
            })}
          </tbody>
        )
      })}
    </table>
  )
}

function sectionTitle(section: { code: string; title: string }): string {
  return section.title.startsWith(`${section.code}.`) ? section.title : `${section.code}. ${section.title}`
}

interface RowProps extends Omit<Props, 'draft'> {
  indicator: Indicator
  cell: Cell | undefined
  draft: CellDraft
  sums: boolean
  columns: number
}

function Row({ indicator, cell, draft, report, sums, columns, editable, onCell, onPasteColumn, review, changed }: RowProps) {
  const { code } = indicator
  const change = changed?.get(code)
  const reading = read(indicator, draft)
  const problems = reading.ok ? (cell?.problems ?? []) : [{ severity: 'ERROR' as const, message: reading.why }]
  const error = problems.some((problem) => problem.severity === 'ERROR') && !(reading.ok && reading.value === null && problems.length === 1 && indicator.required)
  const warning = !error && problems.some((problem) => problem.severity === 'WARNING')
  const empty = reading.ok && reading.value === null
  const zero = isZero(indicator, draft)
  const look = error ? 'is-bad' : cell?.comment ? 'is-back' : warning ? 'is-warn' : empty ? 'is-null' : zero ? 'is-zero' : ''
  const label = `ten-${code}`
  const messages = error || warning ? problems : []
  const below = messages.length > 0 || Boolean(cell?.comment)
  const comment = review && !review.drafts.has(code) && <button type="button" className="plain small" onClick={() => review.write(code, '')}>Nhận xét<span className="hidden">: {indicator.name}</span></button>
  const figure = indicator.type === 'COUNT' || indicator.type === 'MONEY'
  return (
    <Fragment>
      <tr role="row" className={[below && 'has-message', change && 'has-change'].filter(Boolean).join(' ') || undefined}>
        <th role="rowheader" scope="row" id={label}><span className="code" aria-hidden="true">{indicator.code}</span>{indicator.name}{indicator.required && <span className="required" title="bắt buộc"> *<span className="hidden"> bắt buộc</span></span>}{indicator.unitOfMeasure && <span className="only-phone sub"> ({indicator.unitOfMeasure})</span>}</th>
        {indicator.type !== 'TEXT' && <><td role="cell" className="unit">{indicator.unitOfMeasure}</td>
        <td role="cell" className="figure num" data-label="Kỳ trước">{cell?.previous ? valueWords(cell.previous) : <span className="none">–<span className="hidden"> không có</span></span>}</td>
        {sums && <td role="cell" className="figure num" data-label="Trực thuộc">{valueWords(cell?.children ?? null)}</td>}</>}
        <td role="cell" colSpan={indicator.type === 'TEXT' ? columns - 1 : undefined} className={`cell ${look}${indicator.type === 'TEXT' ? ' cell-text' : ''}`}>
          {editable
            ? <CellInput indicator={indicator} cell={draft} labelledBy={label} describedBy={below ? `loi-${code}` : undefined} invalid={error} onChange={(next) => onCell(code, next)} onPasteColumn={(text) => onPasteColumn(code, text)} />
            : <span className={`given${indicator.type === 'TEXT' ? ' pre' : ' num'}`}>{change ? <><del>{change.from}</del> <ins>{change.to}</ins></> : empty ? 'chưa nhập' : valueWords(reading.ok ? reading.value : null)}</span>}
          {look === 'is-bad' && <span className="tag"><Glyph name="cross" />Lỗi</span>}
          {look === 'is-warn' && <span className="tag"><Glyph name="alert" />Xem lại</span>}
          {look === 'is-back' && <span className="tag"><Glyph name="back" />Trả lại</span>}
          {look === 'is-zero' && <span className="tag">Không phát sinh</span>}
          {indicator.type === 'TEXT' && comment}
        </td>
        {indicator.type !== 'TEXT' && <>{sums && <td role="cell" className="figure num total" data-label="Cộng">{valueWords(cell?.total ?? null)}</td>}
        <td role="cell" className="note-cell">
          {editable && empty && figure && <button type="button" className="plain" onClick={() => onCell(code, { ...draft, raw: '0' })}>Không phát sinh<span className="hidden">: {indicator.name}</span></button>}
          {editable ? (!(empty && figure) || draft.note !== '') && <input id={`gc-${code}`} aria-label={`Ghi chú, ${indicator.name}`} placeholder=" " value={draft.note} onChange={(event) => onCell(code, { ...draft, note: event.target.value })} /> : draft.note && <span className="given-note">{draft.note}</span>}
          {comment}
        </td></>}
      </tr>
      {below && (
        <tr role="row" className={`under ${error ? 'is-bad' : warning ? 'is-warn' : 'is-back'}`}><td role="cell" colSpan={columns} id={`loi-${code}`}>
          {messages.map((problem, index) => (
            <div className="line" key={index}><Glyph name={problem.severity === 'ERROR' ? 'cross' : 'alert'} /><p>{problem.message}</p>
              {problem.severity === 'WARNING' && editable && draft.note === '' && <button type="button" className="btn btn-small" onClick={() => document.getElementById(`gc-${code}`)?.focus()}>Giữ số này, ghi lý do</button>}</div>
          ))}
          {cell?.comment && <div className="line"><Glyph name="pin" /><p><span className="quote pre">“{cell.comment}”</span>{report.stateDetails.by && report.state === 'RETURNED' && <><br /><span className="small sub">{report.stateDetails.by.title}</span></>}</p></div>}
        </td></tr>
      )}
      {review?.drafts.has(code) && (
        <tr role="row" className="under is-warn"><td role="cell" colSpan={columns}>
          <label className="small" htmlFor={`nx-${code}`}>Nhận xét cho ô {code}, gửi cùng quyết định trả lại</label>
          <textarea id={`nx-${code}`} className="comment" rows={2} autoFocus value={review.drafts.get(code)} onChange={(event) => review.write(code, event.target.value)} />
          <button type="button" className="plain small" onClick={() => review.drop(code)}>Bỏ nhận xét</button>
        </td></tr>
      )}
    </Fragment>
  )
}
