import type { SaveState } from './autosave'
import { explain } from './panels'
import { formatTime } from './format'
import { Glyph } from './Glyph'

/** "Đã lưu 10:32", "Lưu trên máy 10:04": where the text is, beside the title. */
export function SaveMark({ state }: { state: SaveState<unknown> }) {
  return <span className="saved" role="status">{words(state)}</span>
}

function words(state: SaveState<unknown>) {
  switch (state.status) {
    case 'saved': return state.savedAt ? <><span className="tone-ok"><Glyph name="ok" /></span>Đã lưu <span className="num">{formatTime(state.savedAt)}</span></> : null
    case 'dirty':
    case 'saving': return <><Glyph name="clock" />Đang lưu…</>
    case 'kept': return <><span className="tone-warn"><Glyph name="clock" /></span>Lưu trên máy <span className="num">{state.keptAt ? formatTime(state.keptAt) : ''}</span></>
    case 'conflict': return <span className="tone-bad"><Glyph name="alert" /> Chưa lưu: có bản mới hơn</span>
    case 'refused': return <span className="tone-bad"><Glyph name="alert" /> Chưa lưu</span>
  }
}

interface Props {
  state: SaveState<unknown>
  what: string
  onRetry: () => void
  onKeepMine: () => void
  onTakeTheirs: () => void
  onCompare?: () => void
}

/** The dark strip for what stops saving: what happened, that nothing is lost, what to do. */
export function SaveTrouble({ state, what, onRetry, onKeepMine, onTakeTheirs, onCompare }: Props) {
  if (state.status === 'conflict') {
    return (
      <div className="strip-dark" role="alert">
        <Glyph name="alert" />
        <p><b>Có người vừa lưu {what} này.</b> <small>Phần bạn nhập còn nguyên trên máy này, chưa gửi đi.</small></p>
        {onCompare && <button type="button" className="btn btn-small" onClick={onCompare}>Xem chỗ khác nhau</button>}
        <button type="button" className="btn btn-small" onClick={onTakeTheirs}>Lấy bản trên máy chủ</button>
        <button type="button" className="btn btn-small" onClick={onKeepMine}>Giữ bản của tôi</button>
      </div>
    )
  }
  if (state.status === 'refused' || state.status === 'kept') {
    const { problem, detail } = explain(state.error)
    return (
      <div className="strip-dark" role="alert">
        <Glyph name="alert" />
        <p>
          <b>Chưa lưu được {what}.</b> {detail} {problem?.errors.map((error) => error.detail).join(' ')}
          {' '}<small>Nội dung vẫn còn trên máy này.{problem?.traceId && <> Mã tra cứu <span className="num">{problem.traceId}</span>.</>}</small>
        </p>
        <button type="button" className="btn btn-small" onClick={onRetry}>Thử lại</button>
      </div>
    )
  }
  return null
}
