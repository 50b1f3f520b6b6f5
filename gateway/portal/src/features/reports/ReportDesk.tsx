import './report.css'
import { useEffect, type ReactNode } from 'react'
import { Button } from 'antd'
import { Link, useLocation } from 'react-router'
import type { Report } from '../../api/types'
import { isProblem } from '../../api/problem'
import { useAutosave } from '../../shell/autosave'
import { useNow } from '../../shell/clock'
import { formatDay, formatTime } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { History } from '../../shell/History'
import { useShortcuts } from '../../shell/keys'
import { Empty, Refusal } from '../../shell/panels'
import { SaveMark, SaveTrouble } from '../../shell/SaveMark'
import { ReportStatus } from '../../shell/status'
import { Strip } from '../../shell/Strip'
import { useToast } from '../../shell/toasts'
import { useDecision } from '../review/decision'
import { DecisionPanel } from '../review/DecisionPanel'
import { CheckView } from './CheckView'
import { changedEntries, changes, draftOf, indicatorsOf, isFilled, keepUnread, mergeCells, pasteColumn, sameDraft, type Change, type Draft } from './cells'
import { saveReport, useRememberReport, useReport, useReportAction } from './queries'
import { ReportSheet } from './ReportSheet'
import { ReportSide } from './ReportSide'

interface Props { report: Report; checking?: boolean; queue?: ReactNode; heading?: ReactNode }

const storedOf = (report: Report) => ({ version: report.version, content: draftOf(report), by: report.editedBy?.title ?? null })

/** One report of one unit: fill in, check, submit; or read and decide. */
export function ReportDesk({ report, checking = false, queue, heading }: Props) {
  const now = useNow()
  const toast = useToast()
  const remember = useRememberReport()
  const action = useReportAction(report.id)
  const server = useReport(report.id)
  const editable = report.allowed.includes('edit')
  const canDecide = report.allowed.includes('accept') || report.allowed.includes('return')
  const { state, autosave } = useAutosave<Draft, Report>({
    name: `bao-cao:${report.id}`,
    initial: storedOf(report),
    readOnly: !editable,
    save: (version, draft, base) => {
      const entries = changedEntries(report.form, base, draft)
      return entries.length === 0 ? null : saveReport(report.id, version, entries)
    },
    read: storedOf,
    merge: mergeCells(report.form),
    equal: (a, b) => sameDraft(report.form, a, b),
    keepUnsent: (stored, local) => keepUnread(report.form, stored, local),
    onSaved: remember,
    reload: async () => storedOf((await server.refetch({ throwOnError: true })).data ?? report),
  }, storedOf(report))
  const draft = editable ? { ...draftOf(report), ...state.content } : draftOf(report)
  const indicators = indicatorsOf(report.form)
  const filled = indicators.filter((indicator) => isFilled(indicator, draft)).length
  const deciding = useDecision('bao-cao', report.id)
  useShortcuts({ 'ctrl+s': () => void autosave.flush() })
  useFocusFromHash()

  const act = async (next: Parameters<typeof action.mutate>[0]['action'], done: (report: Report) => void) => {
    if (editable && !(await autosave.flush())) return
    // What the flush just saved is newer than what this render knows.
    action.mutate({ version: Math.max(autosave.latestVersion(), (server.data ?? report).version), action: next }, { onSuccess: done })
  }
  const paste = (code: string, text: string): boolean => {
    const before = autosave.current().content
    const pasted = pasteColumn(indicators, before, code, text)
    if (!pasted) return false
    autosave.edit(() => pasted.draft)
    toast({
      title: `Đã dán ${pasted.filled} ô`,
      detail: pasted.invalid > 0 ? `${pasted.invalid} ô không đọc được, đánh dấu Lỗi và chưa lưu.` : undefined,
      tone: pasted.invalid > 0 ? 'bad' : 'ok',
      action: { label: 'Hoàn tác', run: () => autosave.edit(() => before) },
    })
    return true
  }
  const written = deciding.written.map(([code, text]) => ({ code, text }))
  const last = report.submissions.at(-1)
  const changed = canDecide ? changes(report) : new Map<string, Change>()

  return (
    <>
      {editable && <SaveTrouble state={state} autosave={autosave} what="báo cáo" />}
      {isProblem(action.error, 'stale-version') && (
        <Strip of="stale" title="Báo cáo vừa có bản mới hơn." action={<button type="button" className="btn btn-small" onClick={() => { action.reset(); void server.refetch() }}>Tải bản mới</button>}>
          Tải lại để xem rồi quyết định; nhận xét đang soạn còn nguyên.
        </Strip>
      )}
      <div className="page-bar">
        <div className="title">
          {heading}
          <h1>{queue ? report.unit.name : `Báo cáo ${report.round.name}`}</h1>
          <p className="small sub">{queue ? `Báo cáo ${report.round.name}` : report.unit.name} · <ReportStatus state={report.state} />{last && <span className="only-desk"> · lần {last.no} nộp <span className="num">{formatTime(last.at)} {formatDay(last.at)}</span></span>}</p>
        </div>
        {editable && !checking && <SaveMark state={state} />}
        {!editable && <Button className="no-print" onClick={() => window.print()}>Xem bản in</Button>}
        {report.allowed.includes('submit') && !checking && <Link className="btn btn-main only-desk" to={`/bao-cao/${report.id}/kiem-tra`} onClick={() => void autosave.flush()}>Kiểm tra và nộp</Link>}
      </div>
      <div className={queue ? 'report-review' : undefined}>
        {queue}
        <main className="page" id="noi-dung">
          {report.state === 'RETURNED' && report.stateDetails.reason && (
            <div className="warning report-returned"><Glyph name="back" /><p><b>Bị trả lại:</b> <q className="pre">{report.stateDetails.reason}</q><br /><span className="small sub">{report.stateDetails.by?.title} · <span className="num">{formatTime(report.stateDetails.at)} {formatDay(report.stateDetails.at)}</span></span></p></div>
          )}
          {checking && report.allowed.includes('submit')
            ? <CheckView report={report} draft={draft} pending={action.isPending} error={action.error} onSubmit={() => void act({ act: 'submit' }, (after) => {
              toast({ title: `Đã nộp cho ${after.superior?.name ?? 'cơ quan quản lý'}` })
            })} />
            : checking ? <Submitted report={report} />
            : <div className={canDecide || report.history.length > 0 || editable ? 'report' : undefined}>
              <form aria-label="Số liệu báo cáo" onSubmit={(event) => event.preventDefault()}>
                {changed.size > 0 && <p className="small report-changed"><b className="num">{changed.size}</b> ô đổi ở lần {last?.no} so với lần {report.submissions.at(-2)?.no}</p>}
                <ReportSheet report={report} draft={draft} editable={editable} changed={changed} onPasteColumn={paste}
                  onCell={(code, cell) => autosave.edit((before) => ({ ...before, [code]: cell }))}
                  review={canDecide ? deciding : undefined} />
                {editable && <p className="small sub only-desk report-keys"><kbd>Enter</kbd> xuống ô dưới · <kbd>Ctrl</kbd> <kbd>V</kbd> dán cả cột từ Excel · <kbd>0</kbd> là không phát sinh, để trống là chưa nhập</p>}
              </form>
              <div className="report-aside">
                {canDecide && <DecisionPanel what="báo cáo" canAccept={report.allowed.includes('accept')} canReturn={report.allowed.includes('return')}
                  acceptHint="Số liệu được cộng vào báo cáo của cấp trên ngay khi duyệt." deciding={deciding} withNote={false} pending={action.isPending} error={action.error}
                  onAccept={() => void act({ act: 'accept' }, () => {
                    deciding.forget()
                    toast({ title: `Đã duyệt báo cáo của ${report.unit.name}` })
                  })}
                  onReturn={(reason) => void act({ act: 'return', body: { reason, comments: written } }, () => {
                    deciding.forget()
                    toast({ title: `Đã trả lại báo cáo cho ${report.unit.name}` })
                  })} />}
                {!canDecide && !editable && <Refusal error={action.error} />}
                <ReportSide report={report} draft={draft} now={now} />
                <section className="region"><h2>Lịch sử</h2><History entries={report.history} /></section>
              </div>
            </div>}
        </main>
      </div>
      {report.allowed.includes('submit') && !checking && (
        <div className="send-bar only-phone"><span className="num nowrap"><b>{filled}/{indicators.length}</b> ô</span><Link className="btn btn-main" to={`/bao-cao/${report.id}/kiem-tra`} onClick={() => void autosave.flush()}>Kiểm tra và nộp</Link></div>
      )}
    </>
  )
}

function Submitted({ report }: { report: Report }) {
  const last = report.submissions.at(-1)
  return (
    <Empty title={report.state === 'ACCEPTED' ? 'Báo cáo đã được duyệt' : last ? `Đã nộp cho ${report.superior?.name ?? 'cơ quan quản lý'}` : 'Báo cáo này không nộp từ đây'} action={<><Link className="btn btn-main" to="/">Về việc của tôi</Link><Link className="btn" to={`/bao-cao/${report.id}`}>Xem báo cáo</Link></>}>
      {last && <>Lần {last.no}, lúc <span className="num">{formatTime(last.at)} {formatDay(last.at)}</span>. Khi có quyết định, đơn vị được báo ở đây và qua thư.</>}
    </Empty>
  )
}

/** A link like /bao-cao/1#o-I05 leads into the cell. */
function useFocusFromHash(): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (!hash.startsWith('#o-')) return
    const cell = document.getElementById(decodeURIComponent(hash.slice(1)))
    cell?.scrollIntoView({ block: 'center' })
    cell?.focus({ preventScroll: true })
  }, [hash])
}
