import { useState } from 'react'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { Report } from '../../api/types'
import { Refusal } from '../../shell/panels'
import { Status } from '../../shell/status'
import { blockers, changeWords, indicatorsOf, read, valueWords, type Blocker, type Draft } from './cells'

interface Props { report: Report; draft: Draft; pending: boolean; error: unknown; onSubmit: () => void }

/** "Kiểm tra trước khi nộp": what still stands in the way, then every answer once more. */
export function CheckView({ report, draft, pending, error, onSubmit }: Props) {
  const [all, setAll] = useState(false)
  const found = blockers(report, draft)
  const blocking = found.filter((one) => one.kind === 'error' || one.kind === 'empty')
  const cells = new Set(blocking.map((one) => one.code)).size
  const byCode = new Map<string, Blocker>()
  for (const one of found) if (!byCode.has(one.code)) byCode.set(one.code, one)
  const stored = new Map(report.cells.map((cell) => [cell.code, cell]))
  const rows = indicatorsOf(report.form).map((indicator) => ({ indicator, blocker: byCode.get(indicator.code), cell: stored.get(indicator.code) }))
  const shown = all ? rows : rows.filter((row) => row.blocker || changeWords(row.cell?.own ?? null, row.cell?.previous ?? null).replace('0', '') !== '')
  const missing = found.filter((one) => one.kind === 'empty')
  const to = report.superior?.name ?? 'cơ quan quản lý'
  const missingWords = missing.length === 0 ? null : `Dòng ${missing.map((one) => one.code).join(', ')}`
  return (
    <section className="check" aria-labelledby="kiem-tra">
      <p><Link to={`/bao-cao/${report.id}`}>‹ Về bảng số liệu</Link></p>
      <h2 id="kiem-tra">Kiểm tra trước khi nộp</h2>
      {found.length > 0 && (
        <div className={cells > 0 ? 'blockers' : 'warnings'} role={cells > 0 ? 'alert' : undefined}>
          <h3>{cells > 0 ? `Chưa nộp được: còn ${cells} ô` : 'Nộp được; nên xem lại'}</h3>
          <ul>
            {found.filter((one) => one.kind === 'error').map((one, index) => <li key={`e${index}`}><CellLink report={report} one={one} />: {one.message}</li>)}
            {missing[0] && <li><Link to={`/bao-cao/${report.id}#o-${missing[0].code}`}>{missingWords}</Link>: nhập số, hoặc chọn “Không phát sinh”</li>}
            {found.filter((one) => one.kind === 'returned').map((one, index) => <li key={`r${index}`}><CellLink report={report} one={one} />: {one.message}</li>)}
            {found.filter((one) => one.kind === 'warning').map((one, index) => <li key={`w${index}`}><CellLink report={report} one={one} />: {one.message}</li>)}
          </ul>
        </div>
      )}
      <table className="list check-list">
        <caption className="hidden">Các ô của báo cáo</caption>
        <thead><tr><th scope="col">Chỉ tiêu</th><th scope="col" className="right">Kỳ này</th><th scope="col" className="right">So với kỳ trước</th><th scope="col">Tình trạng</th><th scope="col"><span className="hidden">Sửa</span></th></tr></thead>
        <tbody>{shown.map(({ indicator, blocker, cell }) => {
          const reading = read(indicator, draft[indicator.code] ?? { raw: '', of: '', note: '' })
          const value = reading.ok ? reading.value : null
          return (
            <tr key={indicator.code}>
              <th scope="row">{indicator.code}. {indicator.name}</th>
              <td className="num right">{value === null ? <span className="sub">{reading.ok ? 'chưa nhập' : draft[indicator.code]?.raw}</span> : value.number === 0 ? '0, không phát sinh' : indicator.type === 'TEXT' ? <span className="check-text">{valueWords(value)}</span> : valueWords(value)}</td>
              <td className="num right">{changeWords(value, cell?.previous ?? null)}</td>
              <td>{statusOf(blocker, value === null)}</td>
              <td className="right"><Link to={`/bao-cao/${report.id}#o-${indicator.code}`} aria-label={`Sửa dòng ${indicator.code}`}>Sửa</Link></td>
            </tr>
          )
        })}</tbody>
      </table>
      {!all && shown.length < rows.length && <p className="more"><button type="button" className="plain" onClick={() => setAll(true)}>Xem cả {rows.length} dòng</button></p>}
      <Refusal error={error} />
      <p className="actions check-send">
        <Button type="primary" disabled={cells > 0} loading={pending} onClick={onSubmit}>Nộp cho {to}</Button>
        {cells > 0 && <span className="small sub">Xử lý xong {cells} ô thì nộp được.</span>}
      </p>
    </section>
  )
}

function CellLink({ report, one }: { report: Report; one: Blocker }) {
  return <Link to={`/bao-cao/${report.id}#o-${one.code}`}>Dòng {one.code}. {one.name}</Link>
}

function statusOf(blocker: Blocker | undefined, empty: boolean) {
  switch (blocker?.kind) {
    case 'error': return <Status tone="bad" glyph="cross">Lỗi</Status>
    case 'empty': return <Status tone="mute" glyph="none">Chưa nhập</Status>
    case 'warning': return <Status tone="warn" glyph="alert">Cần xem lại</Status>
    case 'returned': return <Status tone="bad" glyph="back">Bị trả lại, chưa sửa</Status>
    case undefined: return empty ? <Status tone="mute" glyph="none">Để trống</Status> : <Status tone="ok" glyph="ok">Hợp lệ</Status>
  }
}
