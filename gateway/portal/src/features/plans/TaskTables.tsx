import { useState } from 'react'
import { Button, Input, Select } from 'antd'
import type { Deadline, Task, TimeWindow } from '../../api/types'
import { Dialog } from '../../shell/Dialog'
import { DateField } from '../../shell/DateField'
import { formatDate } from '../../shell/format'

interface Props {
  tasks: Task[]
  deadlines: Deadline[]
  onTasks?: (tasks: Task[]) => void
  onDeadlines?: (deadlines: Deadline[]) => void
}

const windowKinds: Record<TimeWindow['kind'], string> = {
  ON_DATE: 'Một ngày', WITHIN: 'Trong khoảng', CONTINUOUS: 'Thường xuyên', ON_REQUEST: 'Khi có yêu cầu', NONE: 'Không nêu',
}

function newTask(): Task {
  return { id: crypto.randomUUID(), node: null, title: '', leads: [], coordinators: [], window: { text: '', kind: 'NONE', from: null, to: null, boundary: null } }
}

/** What the plan promises, as a register: tasks with who and when, then the reporting deadlines. */
export function TaskTables({ tasks, deadlines, onTasks, onDeadlines }: Props) {
  const [task, setTask] = useState<Task | null>(null)
  const [deadline, setDeadline] = useState<Deadline | null>(null)
  const put = <T extends { id: string }>(list: T[], item: T) => (list.some((one) => one.id === item.id) ? list.map((one) => (one.id === item.id ? item : one)) : [...list, item])
  return (
    <div className="plan-tables no-print">
      <section className="region" id="nhiem-vu" aria-labelledby="h-nhiem-vu">
        <div className="region-head"><h2 id="h-nhiem-vu">Nhiệm vụ <span className="sub num">{tasks.length}</span></h2>{onTasks && <Button size="small" onClick={() => setTask(newTask())}>Thêm nhiệm vụ</Button>}</div>
        {tasks.length === 0 ? <p className="sub">Chưa nhận ra nhiệm vụ nào trong kế hoạch.</p> : (
          <div className="scroll-x"><table className="list blocks">
            <caption className="hidden">Nhiệm vụ, đơn vị chủ trì, phối hợp, thời gian</caption>
            <thead><tr><th scope="col">Nhiệm vụ</th><th scope="col">Chủ trì</th><th scope="col">Phối hợp</th><th scope="col">Thời gian</th>{onTasks && <th scope="col"><span className="hidden">Sửa</span></th>}</tr></thead>
            <tbody>{tasks.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.node ? <a href={`#muc-${one.node}`}>{one.title}</a> : one.title}</th>
                <td data-label="Chủ trì">{one.leads.join(', ')}</td><td data-label="Phối hợp">{one.coordinators.join(', ')}</td>
                <td data-label="Thời gian">{windowWords(one.window)}</td>
                {onTasks && <td className="right"><button type="button" className="plain" onClick={() => setTask(one)}>Sửa<span className="hidden"> {one.title}</span></button></td>}
              </tr>
            ))}</tbody>
          </table></div>
        )}
      </section>
      <section className="region" aria-labelledby="h-thoi-han">
        <div className="region-head"><h2 id="h-thoi-han">Thời hạn <span className="sub num">{deadlines.length}</span></h2>{onDeadlines && <Button size="small" onClick={() => setDeadline({ id: crypto.randomUUID(), node: null, what: '', text: '', due: null, boundary: 'INCLUSIVE' })}>Thêm thời hạn</Button>}</div>
        {deadlines.length === 0 ? <p className="sub">Chưa nhận ra thời hạn nào trong kế hoạch.</p> : (
          <table className="list blocks">
            <caption className="hidden">Thời hạn trong kế hoạch</caption>
            <thead><tr><th scope="col">Việc</th><th scope="col">Như trong kế hoạch</th><th scope="col">Hạn</th>{onDeadlines && <th scope="col"><span className="hidden">Sửa</span></th>}</tr></thead>
            <tbody>{deadlines.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.node ? <a href={`#muc-${one.node}`}>{one.what}</a> : one.what}</th>
                <td data-label="Nguyên văn">{one.text}</td>
                <td data-label="Hạn" className="num">{one.due ? `${one.boundary === 'EXCLUSIVE' ? 'trước ' : ''}${formatDate(one.due)}` : <span className="sub">chưa rõ ngày</span>}</td>
                {onDeadlines && <td className="right"><button type="button" className="plain" onClick={() => setDeadline(one)}>Sửa<span className="hidden"> {one.what}</span></button></td>}
              </tr>
            ))}</tbody>
          </table>
        )}
      </section>
      {task && onTasks && <TaskDialog task={task} onClose={() => setTask(null)}
        onSave={(next) => { onTasks(put(tasks, next)); setTask(null) }}
        onRemove={() => { onTasks(tasks.filter((one) => one.id !== task.id)); setTask(null) }} />}
      {deadline && onDeadlines && <DeadlineDialog deadline={deadline} onClose={() => setDeadline(null)}
        onSave={(next) => { onDeadlines(put(deadlines, next)); setDeadline(null) }}
        onRemove={() => { onDeadlines(deadlines.filter((one) => one.id !== deadline.id)); setDeadline(null) }} />}
    </div>
  )
}

function windowWords(window: TimeWindow): string {
  if (window.text) return window.text
  const from = window.from ? formatDate(window.from) : null
  const to = window.to ? formatDate(window.to) : null
  if (from && to) return `${from} – ${to}`
  if (to) return window.boundary === 'EXCLUSIVE' ? `trước ${to}` : `đến ${to}`
  return from ? `từ ${from}` : windowKinds[window.kind]
}

interface DialogProps { onClose: () => void; onRemove: () => void }

function TaskDialog({ task, onSave, onClose, onRemove }: DialogProps & { task: Task; onSave: (task: Task) => void }) {
  const [value, setValue] = useState(task)
  const { window } = value
  const setWindow = (change: Partial<TimeWindow>) => setValue({ ...value, window: { ...window, ...change } })
  return (
    <Dialog title="Nhiệm vụ" width={620} onCancel={onClose} footer={<Footer ok={value.title.trim() !== ''} onSave={() => onSave(value)} onClose={onClose} onRemove={onRemove} />}>
      <div className="fields">
        <div className="field full"><label htmlFor="nv-ten">Nội dung nhiệm vụ</label><Input.TextArea id="nv-ten" autoSize value={value.title} onChange={(event) => setValue({ ...value, title: event.target.value })} /></div>
        <div className="field full"><label htmlFor="nv-chu-tri">Chủ trì</label><Select id="nv-chu-tri" mode="tags" open={false} suffixIcon={null} value={value.leads} onChange={(leads) => setValue({ ...value, leads })} placeholder="Gõ tên rồi nhấn Enter" /></div>
        <div className="field full"><label htmlFor="nv-phoi-hop">Phối hợp</label><Select id="nv-phoi-hop" mode="tags" open={false} suffixIcon={null} value={value.coordinators} onChange={(coordinators) => setValue({ ...value, coordinators })} placeholder="Gõ tên rồi nhấn Enter" /></div>
        <div className="field full"><label htmlFor="nv-thoi-gian">Thời gian, như trong kế hoạch</label><Input id="nv-thoi-gian" value={window.text} onChange={(event) => setWindow({ text: event.target.value })} /></div>
        <div className="field"><label htmlFor="nv-loai">Loại thời gian</label><Select id="nv-loai" value={window.kind} options={Object.entries(windowKinds).map(([value, label]) => ({ value, label }))} onChange={(kind: TimeWindow['kind']) => setWindow({ kind })} /></div>
        <div className="field"><label htmlFor="nv-bien">Ngày cuối</label><Boundary id="nv-bien" value={window.boundary} onChange={(boundary) => setWindow({ boundary })} /></div>
        <div className="field"><label htmlFor="nv-tu">Từ ngày</label><DateField id="nv-tu" value={window.from} onChange={(from) => setWindow({ from })} /></div>
        <div className="field"><label htmlFor="nv-den">Đến ngày</label><DateField id="nv-den" value={window.to} onChange={(to) => setWindow({ to })} /></div>
      </div>
    </Dialog>
  )
}

function DeadlineDialog({ deadline, onSave, onClose, onRemove }: DialogProps & { deadline: Deadline; onSave: (deadline: Deadline) => void }) {
  const [value, setValue] = useState(deadline)
  return (
    <Dialog title="Thời hạn" onCancel={onClose} footer={<Footer ok={value.what.trim() !== ''} onSave={() => onSave(value)} onClose={onClose} onRemove={onRemove} />}>
      <div className="form">
        <div className="field"><label htmlFor="th-viec">Việc</label><Input id="th-viec" value={value.what} onChange={(event) => setValue({ ...value, what: event.target.value })} /></div>
        <div className="field"><label htmlFor="th-chu">Như trong kế hoạch</label><Input id="th-chu" value={value.text} onChange={(event) => setValue({ ...value, text: event.target.value })} /></div>
        <div className="field"><label htmlFor="th-han">Ngày</label><DateField id="th-han" value={value.due} onChange={(due) => setValue({ ...value, due })} /></div>
        <div className="field"><label htmlFor="th-bien">Ngày đó</label><Boundary id="th-bien" value={value.boundary} onChange={(boundary) => setValue({ ...value, boundary: boundary ?? 'INCLUSIVE' })} required /></div>
      </div>
    </Dialog>
  )
}

function Boundary({ id, value, onChange, required = false }: { id: string; required?: boolean; value: TimeWindow['boundary']; onChange: (value: TimeWindow['boundary']) => void }) {
  return <Select id={id} value={value ?? ''} options={[...(required ? [] : [{ value: '', label: 'không nêu' }]), { value: 'INCLUSIVE', label: 'tính cả ngày đó' }, { value: 'EXCLUSIVE', label: 'trước ngày đó' }]} onChange={(next) => onChange((next || null) as TimeWindow['boundary'])} />
}

function Footer({ ok, onSave, onClose, onRemove }: DialogProps & { ok: boolean; onSave: () => void }) {
  return <div className="actions"><Button danger onClick={onRemove}>Bỏ khỏi kế hoạch</Button><span className="grow" /><Button onClick={onClose}>Thôi</Button><Button type="primary" disabled={!ok} onClick={onSave}>Ghi vào kế hoạch</Button></div>
}
