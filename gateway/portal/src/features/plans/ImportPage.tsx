import './import.css'
import { useRef, useState } from 'react'
import { Button, Checkbox, InputNumber, Progress, Upload } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useIdempotencyKeys } from '../../api/idempotency'
import { upload } from '../../api/http'
import { patiently, type Waiting } from '../../api/patiently'
import type { Plan } from '../../api/types'
import { useNow } from '../../shell/clock'
import { formatSize, isoDay } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { Refusal } from '../../shell/panels'
import { Status } from '../../shell/status'
import { useTitle } from '../../shell/useTitle'
import { WaitingNote } from '../../shell/WaitingNote'
import { numbered, tally } from './document/findings'
import { allNodes } from './document/tree'

const ACCEPTED = ['.docx', '.pdf', '.txt', '.md']
const LIMIT = 20 * 1024 * 1024

/** Refusals that need no journey to the server; it checks all the same. */
export function refuseLocally(file: Pick<File, 'name' | 'size'>): string | null {
  const dot = file.name.lastIndexOf('.')
  const extension = dot < 0 ? '' : file.name.slice(dot).toLowerCase()
  if (extension === '.doc') return 'Tệp .doc là định dạng cũ. Mở bằng Word, lưu lại dạng .docx rồi thả vào đây.'
  if (!ACCEPTED.includes(extension)) return `Không đọc được loại tệp ${extension || 'này'}. Dùng tệp ${ACCEPTED.join(', ')}.`
  if (file.size > LIMIT) return `Tệp nặng ${formatSize(file.size)}, quá mức ${formatSize(LIMIT)}. Bỏ bớt ảnh rồi thử lại.`
  if (file.size === 0) return 'Tệp trống, không có nội dung để đọc.'
  return null
}

export default function ImportPage() {
  useTitle('Nhập kế hoạch từ tệp')
  const thisYear = Number(isoDay(useNow()).slice(0, 4))
  const [file, setFile] = useState<File | null>(null)
  const [year, setYear] = useState<number | null>(null)
  const [declared, setDeclared] = useState(false)
  const [progress, setProgress] = useState(0)
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const keys = useIdempotencyKeys()
  const cancel = useRef<AbortController | null>(null)
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: (chosen: File) => {
      cancel.current = new AbortController()
      setProgress(0)
      const query = new URLSearchParams({ fileName: chosen.name, noStateSecret: String(declared) })
      if (year !== null) query.set('year', String(year))
      const { signal } = cancel.current
      const idempotencyKey = keys.for([chosen.name, chosen.size, chosen.lastModified, year, declared])
      return patiently(() => upload<Plan>({ url: `/api/plans/imports?${query}`, file: chosen, idempotencyKey, onProgress: setProgress, signal }), { signal, onWait: setWaiting })
    },
    onSettled: () => setWaiting(null),
    onSuccess: (plan) => {
      keys.done()
      queries.setQueryData(['plans', 'one', plan.id], plan)
      void queries.invalidateQueries({ queryKey: ['plans', 'list'] })
      void queries.invalidateQueries({ queryKey: ['work'] })
    },
  })
  const refused = file ? refuseLocally(file) : null
  const cancelled = send.error instanceof DOMException

  if (send.data) return <Result plan={send.data} again={() => { send.reset(); setFile(null); setDeclared(false) }} />
  return (
    <main className="page" id="noi-dung">
      <nav aria-label="Đường dẫn"><ol className="crumbs"><li><Link to="/ke-hoach">Kế hoạch</Link></li><li><span aria-current="page">Nhập từ tệp</span></li></ol></nav>
      <div className="page-head"><h1>Nhập kế hoạch từ tệp</h1></div>
      <form className="import form" onSubmit={(event) => { event.preventDefault(); if (file && !refused && declared) send.mutate(file) }}>
        <Upload.Dragger multiple={false} maxCount={1} accept={ACCEPTED.join(',')} showUploadList={false} disabled={send.isPending}
          beforeUpload={(chosen) => { setFile(chosen); send.reset(); return false }}>
          <p className="import-drop"><Glyph name="plan" /><b>{file ? file.name : 'Thả tệp kế hoạch vào đây, hoặc bấm để chọn'}</b><span className="sub">{file ? formatSize(file.size) : 'Tệp Word (.docx), PDF có chữ, .txt, .md; không quá 20 MB'}</span></p>
        </Upload.Dragger>
        {refused && <div className="refusal" role="alert"><Glyph name="cross" /><p>{refused}</p></div>}
        <div className="field"><label htmlFor="nhap-nam">Năm của kế hoạch <span className="sub">(để trống thì đọc từ tệp)</span></label><InputNumber id="nhap-nam" min={2000} max={2100} placeholder={String(thisYear)} value={year} onChange={setYear} /></div>
        <Checkbox checked={declared} onChange={(event) => setDeclared(event.target.checked)}>Tệp này không có nội dung thuộc bí mật nhà nước.</Checkbox>
        <p className="small sub">Tệp có dấu MẬT, TỐI MẬT hoặc TUYỆT MẬT không được nhận và không được lưu.</p>
        {send.isPending && <div className="import-progress"><Progress percent={Math.round(progress * 100)} size="small" status="active" /><span className="small sub">{waiting ? 'Đang chờ máy chủ…' : progress < 1 ? 'Đang gửi tệp…' : 'Đang đọc kế hoạch và kiểm văn bản viện dẫn…'}</span><Button size="small" onClick={() => cancel.current?.abort()}>Dừng</Button></div>}
        {waiting && <WaitingNote waiting={waiting} />}
        {cancelled ? <p className="sub" role="status">Đã dừng. Tệp chưa được lưu.</p> : <Refusal error={send.error} />}
        <p className="actions">
          <Button type="primary" htmlType="submit" loading={send.isPending} disabled={!file || refused !== null || !declared}>Tải lên và đọc</Button>
          {!file ? <span className="small sub">Chọn tệp trước.</span> : !declared && !refused && <span className="small sub">Đánh dấu cam kết ở trên thì tải lên được.</span>}
        </p>
      </form>
    </main>
  )
}

function Result({ plan, again }: { plan: Plan; again: () => void }) {
  const { content } = plan
  const citations = numbered(plan)
  const counts = tally(citations)
  const rows: [string, string][] = [
    ['Trích yếu', content.title], ['Đơn vị ban hành', content.issuerName || 'chưa rõ'], ['Năm', String(plan.year)],
    ['Căn cứ', `${content.legalBases.length} dòng`], ['Mục, khoản, điểm', String(allNodes(content).length)], ['Nhiệm vụ', String(content.tasks.length)],
    ['Thời hạn', String(content.deadlines.length)], ['Nơi nhận', String(content.recipients.length)],
    ['Người ký', content.signature ? [content.signature.authority, content.signature.title].filter(Boolean).join(' ') : 'chưa rõ'], ['Phụ lục', String(content.annexes.length)],
  ]
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Đã lập bản thảo</h1></div>
      <div className="import">
        <p className="import-tally">
          {plan.check.status === 'UNCHECKED' ? <Status tone="mute" glyph="unknown">Văn bản viện dẫn chưa kiểm</Status> : <>
            {counts.wrong > 0 && <Status tone="bad" glyph="alert">{counts.wrong} văn bản viện dẫn cần sửa</Status>}
            {counts.unchecked > 0 && <Status tone="mute" glyph="unknown">{counts.unchecked} chưa kiểm</Status>}
            <Status tone="ok" glyph="ok">{counts.right} còn hiệu lực</Status></>}
        </p>
        <section className="region" aria-labelledby="nhan-ra"><h2 id="nhan-ra">Đã nhận ra</h2>
          <table className="list"><caption className="hidden">Những gì đọc được từ tệp</caption><tbody>{rows.map(([what, value]) => <tr key={what}><th scope="row" className="sub">{what}</th><td>{value}</td></tr>)}</tbody></table>
        </section>
        <section className="region" aria-labelledby="chua-chac"><h2 id="chua-chac">Chỗ chưa chắc <span className="sub num">{plan.doubts.length}</span></h2>
          {plan.doubts.length === 0 ? <p className="sub">Không có chỗ nào phải đoán.</p> : <ul className="import-doubts">{plan.doubts.map((doubt, index) => <li key={index}><span className="tone-warn"><Glyph name="unknown" /></span>{doubt.node ? <Link to={`/ke-hoach/${plan.id}#muc-${doubt.node}`}>{doubt.message}</Link> : doubt.message}</li>)}</ul>}
        </section>
        <p className="actions"><Link className="btn btn-main" to={`/ke-hoach/${plan.id}`}>Mở kế hoạch</Link><Button onClick={again}>Nhập tệp khác</Button></p>
      </div>
    </main>
  )
}
