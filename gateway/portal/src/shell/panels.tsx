import { useId, useState, type ReactNode } from 'react'
import { ProblemError, Unreachable, readProblem, type Problem } from '../api/problem'
import { Glyph } from './Glyph'
import { formatMoment } from './format'

/** What can be said about any failure: the sentence, what is safe, and the code that support asks for. */
export function explain(error: unknown): { problem: Problem | null; detail: string } {
  if (error instanceof ProblemError) return { problem: error.problem, detail: error.problem.detail }
  if (error instanceof Unreachable) {
    return { problem: null, detail: 'Không kết nối được với máy chủ. Những gì đã lưu vẫn còn; kiểm tra mạng rồi thử lại.' }
  }
  const problem = readProblem(0, null)
  return { problem: { ...problem, detail: '' }, detail: 'Trang này gặp lỗi khi hiển thị. Những gì đã lưu vẫn còn, phần vừa gõ được giữ trên máy này.' }
}

interface ErrorPanelProps {
  title: string
  error: unknown
  /** Where the failure is the portal's own and carries no code of a service. */
  trace?: string
  retry?: () => void
  children?: ReactNode
}

export function ErrorPanel({ title, error, trace, retry, children }: ErrorPanelProps) {
  const { problem, detail } = explain(error)
  const [at] = useState(() => new Date())
  const heading = useId()
  return (
    <section className="fail" role="alert" aria-labelledby={heading}>
      <h2 id={heading}><Glyph name="alert" />{title}</h2>
      <div className="fail-body">
        <p>{detail}</p>
        <FieldErrors problem={problem} />
        <dl>
          {(problem?.traceId ?? trace) && <><dt>Mã tra cứu</dt><dd className="num">{problem?.traceId ?? trace}</dd></>}
          <dt>Lúc</dt><dd className="num">{formatMoment(at)}</dd>
        </dl>
        <p className="actions">{retry && <button type="button" className="btn btn-main" onClick={retry}>Thử lại</button>}{children}</p>
      </div>
    </section>
  )
}

function FieldErrors({ problem }: { problem: Problem | null }) {
  if (!problem || problem.errors.length === 0) return null
  return <ul className="fail-list">{problem.errors.map((error, index) => <li key={index}>{error.detail}</li>)}</ul>
}

/** A refusal beside the form that caused it; the form keeps what was typed. */
export function Refusal({ error }: { error: unknown }) {
  if (!error) return null
  const { problem, detail } = explain(error)
  return (
    <div className="refusal" role="alert">
      <Glyph name="cross" />
      <div>
        <p>{detail}</p>
        <FieldErrors problem={problem} />
        {problem?.traceId && <p className="small sub">Mã tra cứu <span className="num">{problem.traceId}</span></p>}
      </div>
    </div>
  )
}

/** Grey lines in the place of the table that comes; shown only when loading takes longer than a moment. */
export function Skeleton({ label, rows = 6 }: { label: string; rows?: number }) {
  return (
    <div className="skeleton" aria-busy="true" role="status">
      <span className="hidden">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row" aria-hidden="true"><i /><i /><i /><i /></div>
      ))}
    </div>
  )
}

export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <svg viewBox="0 0 120 66" aria-hidden="true"><g fill="none" stroke="#a8c8cf" strokeWidth={1.6}><path d="M14 56c0-24 46-14 46-38M106 56c0-24-46-14-46-38M60 56V18" strokeDasharray="3 4" /></g><circle cx={60} cy={12} r={7} fill="#0b5566" /><g fill="#faf9f6" stroke="#0b5566" strokeWidth={1.6}><circle cx={14} cy={58} r={5} /><circle cx={60} cy={58} r={5} /><circle cx={106} cy={58} r={5} /></g></svg>
      <h2>{title}</h2>
      {children && <p className="sub">{children}</p>}
      {action && <p className="actions">{action}</p>}
    </div>
  )
}
