import './units.css'
import { useState } from 'react'
import { Button, Progress, Upload } from 'antd'
import { Link } from 'react-router'
import { ProblemError } from '../../api/problem'
import type { Waiting } from '../../api/patiently'
import { useIdempotencyKeys } from '../../api/idempotency'
import type { UnitImport } from '../../api/types'
import { formatNumber, formatSize } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { Refusal } from '../../shell/panels'
import { useTitle } from '../../shell/useTitle'
import { WaitingNote } from '../../shell/WaitingNote'
import { useUnitImport } from './queries'

/** Template, then a dry run that shows what would happen and every fault by row and column, then the import itself. */
export default function UnitImportPage() {
  useTitle('Nhập đơn vị')
  const [file, setFile] = useState<File | null>(null)
  const [progress, setProgress] = useState(0)
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const trial = useUnitImport()
  const commit = useUnitImport()
  const keys = useIdempotencyKeys()
  const check = (chosen: File) => {
    setFile(chosen)
    setProgress(0)
    commit.reset()
    trial.mutate({ file: chosen, dryRun: true, key: keys.for(['thu', chosen.name, chosen.size, chosen.lastModified]), onProgress: setProgress, onWait: setWaiting })
  }
  const preview = trial.data
  const nothing = preview && preview.created + preview.changed === 0 && preview.errors.length === 0
  return (
    <main className="page" id="noi-dung">
      <nav aria-label="Đường dẫn"><ol className="crumbs"><li><Link to="/don-vi">Đơn vị</Link></li><li><span aria-current="page">Nhập danh sách</span></li></ol></nav>
      <div className="page-head"><h1>Nhập danh sách đơn vị</h1></div>
      <div className="unit-import">
        <section className="region"><h2>1. Lấy mẫu</h2><p className="sub">Mỗi đơn vị một dòng; đơn vị có nhiều quan hệ theo thời gian thì nhiều dòng cùng mã.</p><p className="actions"><a className="btn" href="/api/reports/units/template?format=xlsx" download>Mẫu Excel</a><a className="btn" href="/api/reports/units/template?format=csv" download>Mẫu CSV</a></p></section>
        <section className="region"><h2>2. Thử nhập, chưa ghi gì</h2>
          <Upload.Dragger accept=".xlsx,.csv" multiple={false} showUploadList={false} disabled={trial.isPending || commit.isPending} beforeUpload={(chosen) => { check(chosen); return false }}>
            <p className="unit-drop"><Glyph name="report" /><b>{file ? file.name : 'Thả tệp .xlsx hoặc .csv vào đây, hoặc bấm để chọn'}</b>{file && <span className="sub">{formatSize(file.size)}</span>}</p>
          </Upload.Dragger>
          {trial.isPending && <Progress percent={Math.round(progress * 100)} size="small" status="active" />}
          {trial.isPending && waiting && <WaitingNote waiting={waiting} />}
          <Refusal error={trial.error} />
          {preview && <Outcome outcome={preview} />}
        </section>
        {preview && file && (
          <section className="region"><h2>3. Nhập</h2>
            {preview.errors.length > 0 ? <p className="sub">Sửa {preview.errors.length} chỗ nêu trên trong tệp rồi thả lại; chưa có gì được ghi.</p>
              : nothing ? <p className="sub">Tệp này đã nhập rồi: nhập lại không đổi gì.</p>
                : <p className="actions"><Button type="primary" loading={commit.isPending} disabled={commit.isSuccess} onClick={() => commit.mutate({ file, dryRun: false, key: keys.for(['nhap', file.name, file.size, file.lastModified]), onProgress: setProgress, onWait: setWaiting }, { onSuccess: () => keys.done() })}>Nhập {formatNumber(preview.created + preview.changed)} đơn vị</Button></p>}
            {commit.isPending && waiting && <WaitingNote waiting={waiting} />}
            {commit.error && (rowErrors(commit.error) ? <Outcome outcome={rowErrors(commit.error)!} /> : <Refusal error={commit.error} />)}
            {commit.data && <div role="status"><Outcome outcome={commit.data} /><p className="actions"><Link className="btn btn-main" to="/don-vi">Xem cây đơn vị</Link></p></div>}
          </section>
        )}
      </div>
    </main>
  )
}

/** The 422 of a real import carries the same outcome as a dry run. */
function rowErrors(error: unknown): UnitImport | null {
  if (!(error instanceof ProblemError)) return null
  const body = error.answered as Partial<UnitImport> | null
  return body !== null && Array.isArray(body.errors) && typeof body.rows === 'number' ? (body as UnitImport) : null
}

function Outcome({ outcome }: { outcome: UnitImport }) {
  return (
    <div className="unit-outcome">
      <p><b className="num">{formatNumber(outcome.rows)}</b> dòng: {outcome.dryRun ? 'sẽ thêm' : 'đã thêm'} <b className="num">{formatNumber(outcome.created)}</b>, {outcome.dryRun ? 'sẽ sửa' : 'đã sửa'} <b className="num">{formatNumber(outcome.changed)}</b>, không đổi <b className="num">{formatNumber(outcome.unchanged)}</b>.</p>
      {outcome.errors.length > 0 && (
        <table className="list"><caption className="unit-errors"><span className="tone-bad"><Glyph name="cross" /> {outcome.errors.length} chỗ phải sửa</span></caption>
          <thead><tr><th scope="col" className="right">Dòng</th><th scope="col">Cột</th><th scope="col">Lỗi</th></tr></thead>
          <tbody>{outcome.errors.map((error, index) => <tr key={index}><td className="num right">{error.row}</td><td><code>{error.column}</code></td><td>{error.detail}</td></tr>)}</tbody></table>
      )}
    </div>
  )
}
