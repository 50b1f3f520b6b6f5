import './review.css'
import { useId, useState } from 'react'
import { Button, Input } from 'antd'
import { Glyph } from '../../shell/Glyph'
import { Refusal } from '../../shell/panels'
import type { Deciding } from './decision'

interface Props {
  /** What is decided, in the accusative of the sentences: "kế hoạch", "báo cáo". */
  what: string
  canAccept: boolean
  canReturn: boolean
  acceptHint: string
  deciding: Deciding
  withNote: boolean
  pending: boolean
  error: unknown
  onAccept: (note: string | null) => void
  onReturn: (reason: string) => void
}

/** Duyệt or Trả lại; returning needs a reason, for the people who must then know what to change. */
export function DecisionPanel({ what, canAccept, canReturn, acceptHint, deciding, withNote, pending, error, onAccept, onReturn }: Props) {
  const { change, decision: { choice, reason, note } } = deciding
  const comments = deciding.written.length
  const [tried, setTried] = useState(false)
  const id = useId()
  const missing = tried && reason.trim() === ''
  return (
    <section className="decision" aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>Quyết định</h2>
      <div className="decision-choice" role="radiogroup" aria-labelledby={`${id}-h`}>
        {canAccept && <label className={choice === 'accept' ? 'chosen-ok' : undefined}><input type="radio" name={id} checked={choice === 'accept'} onChange={() => change({ choice: 'accept' })} /><Glyph name="ok" />Duyệt</label>}
        {canReturn && <label className={choice === 'return' ? 'chosen-bad' : undefined}><input type="radio" name={id} checked={choice === 'return'} onChange={() => change({ choice: 'return' })} /><Glyph name="back" />Trả lại</label>}
      </div>
      {choice === 'accept' && (
        <div className="form">
          <p className="sub">{acceptHint}</p>
          {withNote && <div className="field"><label htmlFor={`${id}-note`}>Ghi chú <span className="sub">(có thể để trống)</span></label><Input.TextArea id={`${id}-note`} rows={2} value={note} onChange={(event) => change({ note: event.target.value })} /></div>}
          {comments > 0 && <p className="small sub">{comments} nhận xét đang soạn chỉ gửi khi trả lại.</p>}
          <Refusal error={error} />
          <Button type="primary" block loading={pending} onClick={() => onAccept(note.trim() || null)}>Duyệt {what}</Button>
        </div>
      )}
      {choice === 'return' && (
        <form className="form" noValidate onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (reason.trim() !== '') onReturn(reason.trim())
        }}>
          <div className="field">
            <label htmlFor={`${id}-reason`}>Lý do <span className="sub">(bắt buộc)</span></label>
            <Input.TextArea id={`${id}-reason`} rows={4} value={reason} status={missing ? 'error' : undefined} aria-required aria-invalid={missing} aria-describedby={missing ? `${id}-wrong` : undefined}
              placeholder="Cần sửa gì, ở mục nào" onChange={(event) => change({ reason: event.target.value })} />
            {missing && <span className="wrong" id={`${id}-wrong`}><Glyph name="cross" /> Viết lý do để đơn vị biết phải sửa gì.</span>}
          </div>
          <p className="small sub">{comments > 0 ? `Gửi kèm ${comments} nhận xét.` : 'Ghi nhận xét ngay tại chỗ cần sửa thì đơn vị thấy đúng chỗ.'}</p>
          <Refusal error={error} />
          <Button danger block htmlType="submit" loading={pending}>Trả lại {what}</Button>
        </form>
      )}
    </section>
  )
}
