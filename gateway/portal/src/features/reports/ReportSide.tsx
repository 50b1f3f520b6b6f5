import type { Report } from '../../api/types'
import { formatDeadline, formatSpan } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { Status, overdueWords } from '../../shell/status'
import { blockers, indicatorsOf, isFilled, type Draft } from './cells'

/** The clock, how far it is, and what to look at before submitting. */
export function ReportSide({ report, draft, now }: { report: Report; draft: Draft; now: Date }) {
  const indicators = indicatorsOf(report.form)
  const filled = indicators.filter((indicator) => isFilled(indicator, draft)).length
  const left = Date.parse(report.dueAt) - now.getTime()
  const open = report.state === 'DRAFT' || report.state === 'RETURNED'
  const todo = blockers(report, draft).filter((one) => one.kind !== 'empty')
  return (
    <aside className="report-side" aria-label="Tình trạng báo cáo">
      <section className={`region clock ${!open ? '' : left < 0 ? 'tone-bad' : left < 3 * 86_400_000 ? 'tone-warn' : ''}`}>
        <h2>{report.state === 'RETURNED' ? 'Hạn nộp lại' : 'Hạn nộp'}</h2>
        {open ? <p className="value">{left < 0 ? overdueWords(report.dueAt, now) : formatSpan(left)}</p> : <p className="value">{report.lateness === 'LATE' ? 'Nộp muộn' : 'Đúng hạn'}</p>}
        <p className="small sub">{formatDeadline(report.dueAt)}</p>
      </section>
      <section className="region">
        <div className="report-count"><h2>Đã nhập</h2><b className="num">{filled}/{indicators.length} ô</b></div>
        <div className="report-progress" aria-hidden="true"><i style={{ width: `${(filled / Math.max(1, indicators.length)) * 100}%` }} /></div>
        <ul className="report-parts only-desk">{report.form.sections.map((section) => {
          const done = section.indicators.filter((indicator) => isFilled(indicator, draft)).length
          return <li key={section.code}><a href={`#nhom-${section.code}`}>{section.title.startsWith(`${section.code}.`) ? '' : `${section.code}. `}{section.title}</a><span className="num">{done === section.indicators.length ? <Status tone="ok" glyph="ok">{done}/{done}</Status> : `${done}/${section.indicators.length}`}</span></li>
        })}</ul>
      </section>
      {open && todo.length > 0 && (
        <section className="region report-todo"><h2>Cần xem trước khi nộp</h2>
          <ul>{todo.map((one, index) => <li key={index}><span className={one.kind === 'warning' ? 'tone-warn' : 'tone-bad'}><Glyph name={one.kind === 'warning' ? 'alert' : one.kind === 'returned' ? 'back' : 'cross'} /></span><span><a href={`#o-${one.code}`}>Dòng {one.code}</a>: {one.message}</span></li>)}</ul>
        </section>
      )}
    </aside>
  )
}
