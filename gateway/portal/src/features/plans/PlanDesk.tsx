import './plan.css'
import { Suspense, lazy, useState, type ReactNode } from 'react'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { Citation, DocNode, Plan, PlanContent } from '../../api/types'
import { isProblem } from '../../api/problem'
import { Dialog } from '../../shell/Dialog'
import { useAutosave } from '../../shell/autosave'
import { useNow } from '../../shell/clock'
import { formatDate } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { History } from '../../shell/History'
import { useShortcuts } from '../../shell/keys'
import { Refusal } from '../../shell/panels'
import { SaveMark, SaveTrouble } from '../../shell/SaveMark'
import { PlanStatus } from '../../shell/status'
import { Strip } from '../../shell/Strip'
import { useToast } from '../../shell/toasts'
import { useDecision } from '../review/decision'
import { DecisionPanel } from '../review/DecisionPanel'
import { CitationPanel } from './CitationPanel'
import { HeadDialog, RecipientsDialog, SignatureDialog } from './EditDialogs'
import { FormatBar } from './FormatBar'
import { focusNode } from './document/caret'
import { numbered, tally } from './document/findings'
import { mergePlans, type PlanDraft } from './document/merge'
import { OutlineNav } from './document/OutlineNav'
import { outlineOf } from './document/outline'
import { textOf } from './document/runs'
import { Sheet, type SheetContext } from './document/Sheet'
import { findNode, joinWithPrevious, removeNode, setRuns, splitNode, withKind } from './document/tree'
import { savePlan, usePlan, usePlanAction, useRememberPlan } from './queries'
import { TaskTables } from './TaskTables'

const IssueDialog = lazy(() => import('./IssueDialog'))

const draftOf = (plan: Plan) => ({ version: plan.version, content: { year: plan.year, title: plan.title, content: plan.content }, by: lastWriter(plan) })

/** Whoever last put words into the plan. */
function lastWriter(plan: Plan): string | null {
  const last = plan.history.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1)
  return last ? `${last.by.title} (${last.by.unit.name})` : null
}

interface Props { plan: Plan; queue?: ReactNode; heading?: ReactNode }

/** One plan: outline, sheet and findings; what may be done with it is what the server allows. */
export function PlanDesk({ plan, queue, heading }: Props) {
  const now = useNow()
  const toast = useToast()
  const navigate = useNavigate()
  const remember = useRememberPlan()
  const action = usePlanAction(plan.id)
  const server = usePlan(plan.id)
  const editable = plan.allowed.includes('edit')
  const { state, autosave } = useAutosave<PlanDraft, Plan>({
    name: `ke-hoach:${plan.id}`,
    initial: draftOf(plan),
    save: (version, draft) => savePlan(plan.id, version, draft),
    readOnly: !editable,
    read: draftOf,
    merge: mergePlans,
    onSaved: remember,
    reload: async () => draftOf((await server.refetch({ throwOnError: true })).data ?? plan),
  }, draftOf(plan))
  const draft = editable ? state.content : draftOf(plan).content
  const content = draft.content
  const [active, setActive] = useState<Citation | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'head' | 'recipients' | 'signature' | 'issue' | 'submit' | null>(null)
  const deciding = useDecision('ke-hoach', plan.id)
  const canDecide = plan.allowed.includes('accept') || plan.allowed.includes('return')

  useShortcuts({ 'ctrl+s': () => void autosave.flush() })

  const citations = numbered({ content, check: plan.check })
  const counts = tally(citations)
  const edit = (change: (content: PlanContent) => PlanContent) => autosave.edit((before) => {
    const after = change(before.content)
    return after === before.content ? before : { ...before, content: after }
  })

  /** Acts count on the text that the server has, so what is outstanding goes first. */
  const act = async (next: Parameters<typeof action.mutate>[0]['action'], done: (plan: Plan) => void) => {
    if (editable && !(await autosave.flush())) return
    const version = Math.max(autosave.latestVersion(), (server.data ?? plan).version)
    action.mutate({ version, action: next }, {
      onSuccess: (after) => {
        setDialog(null)
        done(after)
      },
    })
  }

  const sheet: SheetContext = {
    citations,
    active,
    onPick: setActive,
    comments: plan.state.comments,
    edit: editable ? {
      change: (id, runs) => edit((before) => setRuns(before, id, runs)),
      split: (id, at) => {
        const newId = crypto.randomUUID()
        edit((before) => splitNode(before, id, at, newId))
        focusNode(newId, 0)
      },
      join: (id) => {
        const joined = joinWithPrevious(content, id)
        if (!joined) return
        edit(() => joined.content)
        focusNode(joined.id, joined.at)
      },
      focus: setFocused,
      openHead: () => setDialog('head'),
      openRecipients: () => setDialog('recipients'),
      openSignature: () => setDialog('signature'),
      addBase: () => {
        const id = crypto.randomUUID()
        const base: DocNode = { id, kind: 'PARAGRAPH', number: null, runs: [{ text: 'Căn cứ ', bold: false, italic: true }], children: [] }
        edit((before) => ({ ...before, legalBases: [...before.legalBases, base] }))
        focusNode(id, 7)
      },
      addNode: () => {
        const id = crypto.randomUUID()
        const section: DocNode = { id, kind: 'SECTION', number: 'I.', runs: [{ text: 'MỤC ĐÍCH, YÊU CẦU', bold: true, italic: false }], children: [] }
        edit((before) => ({ ...before, outline: [...before.outline, section] }))
        focusNode(id, 0)
      },
    } : undefined,
    review: canDecide ? {
      drafts: deciding.drafts,
      add: (node) => deciding.write(node, deciding.drafts.get(node) ?? ''),
      write: deciding.write,
      drop: deciding.drop,
    } : undefined,
  }
  const written = deciding.written.map(([node, text]) => ({ node, text }))
  const why = plan.allowed.includes('submit') ? null : plan.state.type === 'DRAFT' && plan.allowed.includes('edit') ? 'Ban hành xong mới nộp' : null
  const passageText = (id: string) => (id === 'title' ? content.title : textOf(findNode(content, id)?.runs ?? []))

  return (
    <>
      {editable && <SaveTrouble state={state} autosave={autosave} what="kế hoạch" />}
      <div className="page-bar no-print">
        <div className="title">
          {heading}
          <h1>{draft.title || content.title}</h1>
          <p className="small sub"><PlanStatus state={plan.state.type} /> · {subtitle(plan)}</p>
        </div>
        {editable && <SaveMark state={state} />}
        <Button onClick={() => window.print()}>Xem bản in</Button>
        {plan.allowed.includes('revise') && <Button type={plan.state.type === 'RETURNED' ? 'primary' : 'default'} loading={action.isPending} onClick={() => void act({ act: 'revise' }, (after) => {
          toast({ title: `Đã lập bản sửa đổi ${after.revision - 1}` })
          if (after.id !== plan.id) navigate(`/ke-hoach/${after.id}`)
        })}>Lập bản sửa đổi</Button>}
        {why && <span className="small sub only-desk" id="nop-vi">{why}</span>}
        {plan.allowed.includes('submit') && <Button type={plan.state.type === 'ISSUED' ? 'primary' : 'default'} onClick={() => { action.reset(); setDialog('submit') }}>Nộp</Button>}
        {why && <button type="button" className="btn" aria-disabled="true" aria-describedby="nop-vi" onClick={(event) => event.preventDefault()}>Nộp</button>}
        {plan.allowed.includes('issue') && <Button type="primary" onClick={() => { action.reset(); setDialog('issue') }}>Ban hành…</Button>}
      </div>
      <div className={`desk${queue ? ' desk-review' : ''}`}>
        {queue ?? <OutlineNav entries={outlineOf(plan, content, citations)} />}
        <main className="table-top" id="noi-dung">
          {editable && <FormatBar focused={focused ? findNode(content, focused) ?? null : null} asOf={plan.check.asOf}
            onKind={(kind) => focused && edit((before) => withKind(before, focused, kind))}
            onRemove={() => {
              if (focused) edit((before) => removeNode(before, focused))
              setFocused(null)
            }} />}
          {plan.state.reason && (plan.state.type === 'RETURNED' || plan.state.type === 'DRAFT') && (
            <div className="warning no-print"><Glyph name="back" /><p><b>Bị trả lại:</b> <q className="pre">{plan.state.reason}</q><br />{plan.state.type === 'RETURNED' && <span className="small sub">{plan.state.by.title}, {plan.state.by.unit.name} · {formatDate(plan.state.at)}</span>}</p></div>
          )}
          <Sheet plan={plan} content={content} sheet={sheet} />
          <TaskTables tasks={content.tasks} deadlines={content.deadlines}
            onTasks={editable ? (tasks) => edit((before) => ({ ...before, tasks })) : undefined}
            onDeadlines={editable ? (deadlines) => edit((before) => ({ ...before, deadlines })) : undefined} />
        </main>
        <aside className="panel no-print" aria-label="Kiểm tra, quyết định, lịch sử">
          {canDecide && <DecisionPanel what="kế hoạch" canAccept={plan.allowed.includes('accept')} canReturn={plan.allowed.includes('return')}
            acceptHint={counts.wrong > 0 ? `Kế hoạch còn ${counts.wrong} văn bản viện dẫn cần sửa.` : 'Đơn vị được báo ngay khi duyệt.'}
            deciding={deciding} withNote pending={action.isPending} error={action.error}
            onAccept={(note) => void act({ act: 'accept', body: { note } }, () => {
              deciding.forget()
              toast({ title: `Đã duyệt kế hoạch của ${plan.unit.name}` })
            })}
            onReturn={(reason) => void act({ act: 'return', body: { reason, comments: written } }, () => {
              deciding.forget()
              toast({ title: `Đã trả lại kế hoạch cho ${plan.unit.name}` })
            })} />}
          {!dialog && !canDecide && action.error && <div className="panel-text"><Refusal error={action.error} /></div>}
          <CitationPanel plan={plan} citations={citations} active={active} passageText={passageText} onPick={setActive} busy={action.isPending}
            onCorrect={editable ? (citation, finding) => void act({ act: 'corrections', body: { node: citation.passage, ...finding.correction! } }, () => {
              setActive(null)
              toast({ title: 'Đã sửa theo gợi ý', detail: finding.correction!.replacement })
            }) : undefined}
            onRecheck={plan.allowed.includes('check') ? () => void act({ act: 'check' }, () => undefined) : undefined} />
          <Doubts plan={plan} />
          <section className="panel-text" aria-labelledby="lich-su"><h2 id="lich-su">Lịch sử</h2><History entries={plan.history} /></section>
          {plan.source && <p className="panel-text small sub">Nhập từ tệp {plan.source.fileName}</p>}
        </aside>
      </div>
      {dialog === 'head' && <HeadDialog year={draft.year} content={content} onClose={() => setDialog(null)} onSave={({ year, ...head }) => {
        autosave.edit((before) => ({ year, title: head.title, content: { ...before.content, ...head } }))
        setDialog(null)
      }} />}
      {dialog === 'recipients' && <RecipientsDialog recipients={content.recipients} onClose={() => setDialog(null)} onSave={(recipients) => { edit((before) => ({ ...before, recipients })); setDialog(null) }} />}
      {dialog === 'signature' && <SignatureDialog signature={content.signature} onClose={() => setDialog(null)} onSave={(signature) => { edit((before) => ({ ...before, signature })); setDialog(null) }} />}
      {dialog === 'issue' && <Suspense><IssueDialog plan={{ ...plan, content }} wrong={counts.wrong} now={now} pending={action.isPending} error={action.error} onClose={() => setDialog(null)}
        onIssue={(issue) => void act({ act: 'issue', body: issue }, () => toast({ title: `Đã ban hành kế hoạch số ${issue.number}/${issue.symbol}` }))} /></Suspense>}
      {dialog === 'submit' && (
        <Dialog title={`Nộp kế hoạch cho ${plan.superior?.name ?? 'cơ quan quản lý'}?`} okText="Nộp" cancelText="Thôi" confirmLoading={action.isPending} onCancel={() => setDialog(null)}
          onOk={() => void act({ act: 'submit' }, () => toast({ title: `Đã nộp cho ${plan.superior?.name ?? 'cơ quan quản lý'}`, detail: 'Khi có quyết định, đơn vị được báo ở đây và qua thư.' }))}>
          <p>Nơi duyệt thấy kế hoạch trong hàng chờ ngay. Bản đã nộp chỉ sửa được khi bị trả lại.</p>
          <Refusal error={action.error} />
        </Dialog>
      )}
      {isProblem(action.error, 'stale-version') && !dialog && (
        <Strip of="stale" title="Kế hoạch vừa có bản mới hơn." action={<button type="button" className="btn btn-small" onClick={() => { action.reset(); void server.refetch() }}>Tải bản mới</button>}>
          Tải lại để xem rồi quyết định; nhận xét đang soạn còn nguyên.
        </Strip>
      )}
    </>
  )
}

function subtitle(plan: Plan): string {
  const parts = [plan.unit.name]
  if (plan.revision > 1) parts.push(`Bản sửa đổi ${plan.revision - 1}`)
  if (plan.replaces) parts.push(`thay thế Kế hoạch số ${plan.replaces.numberText} ngày ${formatDate(plan.replaces.date)}`)
  if (plan.issuance) parts.push(`số ${plan.issuance.number}/${plan.issuance.symbol}`)
  return parts.join(' · ')
}

function Doubts({ plan }: { plan: Plan }) {
  if (plan.doubts.length === 0) return null
  return (
    <section className="panel-text" aria-labelledby="chua-chac">
      <h2 id="chua-chac">Chỗ chưa chắc khi đọc tệp <span className="sub num">{plan.doubts.length}</span></h2>
      <ul className="doubts">{plan.doubts.map((doubt, index) => <li key={index}><span className="tone-warn"><Glyph name="unknown" /></span>{doubt.node ? <a href={`#muc-${doubt.node}`}>{doubt.message}</a> : <span>{doubt.message}</span>}</li>)}</ul>
    </section>
  )
}
