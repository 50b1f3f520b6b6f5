import { useState } from 'react'
import { Input, Select } from 'antd'
import type { Plan, Signing } from '../../api/types'
import { Dialog } from '../../shell/Dialog'
import { isoDay } from '../../shell/format'
import { Refusal } from '../../shell/panels'
import { Status } from '../../shell/status'
import { DateField } from '../../shell/DateField'
import { authorities } from './authorities'
/** Only the authority and the name may stay open. */
type Issue = Pick<Signing, 'authority' | 'signatoryName'> & { [Field in 'number' | 'symbol' | 'place' | 'date' | 'signatoryTitle']: string }

interface Props {
  plan: Plan
  wrong: number
  now: Date
  pending: boolean
  error: unknown
  onIssue: (issue: Issue) => void
  onClose: () => void
}

/** Signing and numbering. The dialog stays open with everything typed until the server has accepted. */
export default function IssueDialog({ plan, wrong, now, pending, error, onIssue, onClose }: Props) {
  const [issue, setIssue] = useState<Issue>(() => proposed(plan, now))
  const complete = issue.number.trim() !== '' && issue.symbol.trim() !== '' && issue.place.trim() !== '' && issue.date !== '' && issue.signatoryTitle.trim() !== ''
  const text = (key: 'number' | 'symbol' | 'place' | 'signatoryTitle') => ({ id: `bh-${key}`, value: issue[key], required: true, onChange: (event: { target: { value: string } }) => setIssue({ ...issue, [key]: event.target.value }) })
  const title = issue.number && issue.symbol ? `Ban hành kế hoạch số ${issue.number}/${issue.symbol}?` : 'Ban hành kế hoạch'
  return (
    <Dialog title={title} okText={wrong > 0 ? 'Vẫn ban hành' : 'Ban hành'} cancelText="Quay lại sửa" confirmLoading={pending}
      okButtonProps={{ disabled: !complete }} onOk={() => onIssue(issue)} onCancel={onClose} mask={{ closable: false }} width={560}>
      <div className="form">
        <p>Sau khi ban hành, bản này không sửa được nữa. Muốn đổi thì lập bản sửa đổi {plan.revision}.</p>
        {wrong > 0 && <p><Status tone="bad" glyph="alert">Còn {wrong} văn bản viện dẫn cần sửa</Status></p>}
        {plan.check.status === 'UNCHECKED' && <p><Status tone="mute" glyph="unknown">Văn bản viện dẫn chưa kiểm</Status></p>}
        <div className="fields">
          <div className="field"><label htmlFor="bh-number">Số</label><Input {...text('number')} inputMode="numeric" autoFocus /><span className="hint">Mỗi số chỉ dùng một lần trong năm.</span></div>
          <div className="field"><label htmlFor="bh-symbol">Ký hiệu</label><Input {...text('symbol')} placeholder="KH-THAD" /></div>
          <div className="field"><label htmlFor="bh-place">Địa danh</label><Input {...text('place')} /></div>
          <div className="field"><label htmlFor="bh-ngay">Ngày ban hành</label><DateField id="bh-ngay" required value={issue.date || null} onChange={(date) => setIssue({ ...issue, date: date ?? '' })} /></div>
          <div className="field"><label htmlFor="bh-quyen">Thẩm quyền ký</label><Select id="bh-quyen" value={issue.authority ?? ''} options={authorities} onChange={(authority) => setIssue({ ...issue, authority: authority || null })} /></div>
          <div className="field"><label htmlFor="bh-signatoryTitle">Chức vụ người ký</label><Input {...text('signatoryTitle')} /></div>
          <div className="field full"><label htmlFor="bh-ten">Họ và tên người ký <span className="sub">(có thể để trống)</span></label><Input id="bh-ten" value={issue.signatoryName ?? ''} onChange={(event) => setIssue({ ...issue, signatoryName: event.target.value || null })} /></div>
        </div>
        {!complete && <p className="small sub">Điền số, ký hiệu, địa danh, ngày và chức vụ người ký thì ban hành được.</p>}
        <Refusal error={error} />
      </div>
    </Dialog>
  )
}

/** What the document itself already says; the number of an earlier revision is never proposed again. */
function proposed(plan: Plan, now: Date): Issue {
  const [number = '', symbol = ''] = (plan.content.numberText ?? '').replace(/\s/g, '').split('/')
  const signature = plan.content.signature
  return {
    number: plan.replaces?.numberText === plan.content.numberText ? '' : number.replace(/^\D+/, ''),
    symbol,
    place: plan.content.place,
    date: plan.content.date ?? isoDay(now),
    authority: signature?.authority ?? null,
    signatoryTitle: signature?.title ?? '',
    signatoryName: signature?.name ?? null,
  }
}
