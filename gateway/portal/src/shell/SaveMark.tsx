import { useState } from 'react'
import type { Autosave, SaveState } from './autosave'
import { ClashDialog } from './ClashDialog'
import { explain } from './panels'
import { formatTime } from './format'
import { Glyph } from './Glyph'
import { Strip } from './Strip'

/** "Đã lưu 10:32", "Lưu trên máy 10:04": where the text is, beside the title. */
export function SaveMark({ state }: { state: SaveState<unknown> }) {
  return <span className="saved" role="status">{words(state)}</span>
}

function words(state: SaveState<unknown>) {
  switch (state.status) {
    case 'saved': return state.savedAt ? <><span className="tone-ok"><Glyph name="ok" /></span>Đã lưu <span className="num">{formatTime(state.savedAt)}</span></> : null
    case 'dirty':
    case 'saving': return <><Glyph name="clock" />Đang lưu…</>
    case 'kept': return state.keptAt ? <><span className="tone-warn"><Glyph name="clock" /></span>Lưu trên máy <span className="num">{formatTime(state.keptAt)}</span></> : <span className="tone-bad"><Glyph name="alert" /> Chưa lưu</span>
    case 'conflict': return <span className="tone-bad"><Glyph name="alert" /> Chưa lưu: hai người sửa một chỗ</span>
    case 'refused': return <span className="tone-bad"><Glyph name="alert" /> Chưa lưu</span>
  }
}

interface Props<T, S> {
  state: SaveState<T>
  autosave: Autosave<T, S>
  /** What is being saved: "báo cáo", "kế hoạch". */
  what: string
}

/** What stops saving: what happened, where the text is, what to do. */
export function SaveTrouble<T, S>({ state, autosave, what }: Props<T, S>) {
  const [deciding, setDeciding] = useState(false)
  const safe = state.keptAt !== null ? 'Phần bạn nhập được giữ trên máy này.' : 'Máy này không còn chỗ giữ phần chưa lưu: đừng đóng trang.'
  if (state.status === 'conflict') {
    const places = state.clashes.length
    return (
      <>
        <Strip of="conflict" title={<>{state.theirs?.by ?? 'Người khác'} vừa sửa cùng chỗ với bạn: <span className="num">{places}</span> chỗ.</>}
          action={<button type="button" className="btn btn-small" onClick={() => setDeciding(true)}>Xem và chọn</button>}>
          {safe} Chọn xong thì tự lưu tiếp.
        </Strip>
        {deciding && <ClashDialog clashes={state.clashes} by={state.theirs?.by ?? null} onClose={() => setDeciding(false)} onDecide={(choices) => { setDeciding(false); void autosave.decide(choices) }} />}
      </>
    )
  }
  if (state.status === 'refused' || state.status === 'kept') {
    const { problem, detail } = explain(state.error)
    return (
      <Strip of="unsaved" title={`Chưa lưu được ${what}.`} action={<button type="button" className="btn btn-small" onClick={() => void autosave.flush()}>Thử lại</button>}>
        {detail} {problem?.errors.map((error) => error.detail).join(' ')} {safe}{state.status === 'kept' && ' Tự gửi lại sau ít giây.'}{problem?.traceId && <> Mã tra cứu <span className="num">{problem.traceId}</span>.</>}
      </Strip>
    )
  }
  return null
}
