import { useState } from 'react'
import { Input, InputNumber, Radio, Select } from 'antd'
import { useNavigate } from 'react-router'
import { useIdempotencyKeys } from '../../api/idempotency'
import type { NewRound, Round } from '../../api/types'
import { Dialog } from '../../shell/Dialog'
import { Refusal } from '../../shell/panels'
import { useToast } from '../../shell/toasts'
import { DateField } from '../../shell/DateField'
import { useCloseRound, useForms, useNudge, useOpenRound } from './queries'

const levels = [['SCHOOL', 'Trường'], ['COMMUNE_OFFICE', 'Xã, phường, đặc khu'], ['DISTRICT_OFFICE', 'Phòng GDĐT (trước 01/7/2025)'], ['DEPARTMENT', 'Sở']] as const

export function OpenRoundDialog({ year: thisYear, unit, onClose }: { year: number; unit: string | null; onClose: () => void }) {
  const forms = useForms()
  const open = useOpenRound()
  const keys = useIdempotencyKeys()
  const toast = useToast()
  const navigate = useNavigate()
  const [formId, setFormId] = useState<string | null>(null)
  const [year, setYear] = useState(thisYear)
  const [half, setHalf] = useState<1 | 2>(1)
  const [own, setOwn] = useState(false)
  const [dates, setDates] = useState<Partial<Record<(typeof levels)[number][0], string>>>({})
  const form = formId ?? forms.data?.items[0]?.id ?? null
  const complete = form !== null && (!own || levels.every(([level]) => dates[level]))
  const send = () => {
    if (form === null) return
    const due = (level: (typeof levels)[number][0]) => dates[level]!
    const round: NewRound = { formId: form, period: { type: 'HALF_YEAR', year, half }, dueDates: own ? { SCHOOL: due('SCHOOL'), COMMUNE_OFFICE: due('COMMUNE_OFFICE'), DISTRICT_OFFICE: due('DISTRICT_OFFICE'), DEPARTMENT: due('DEPARTMENT') } : null }
    open.mutate({ round, key: keys.for(round) }, {
      onSuccess: (opened) => {
        keys.done()
        toast({ title: `Đã mở kỳ ${opened.name}`, detail: `${opened.rosterSize} đơn vị phải nộp, đã nhận báo cáo.` })
        onClose()
        navigate(unit ? `/tong-hop/${opened.id}/${unit}` : '/tong-hop')
      },
    })
  }
  return (
    <Dialog title="Mở kỳ báo cáo" okText="Mở kỳ" cancelText="Thôi" confirmLoading={open.isPending} okButtonProps={{ disabled: !complete }} onOk={send} onCancel={onClose} mask={{ closable: false }}>
      <div className="form">
        <p>Khi mở, danh sách phải nộp và tuyến báo cáo được chốt theo cây đơn vị hôm nay; mỗi đơn vị nhận báo cáo cùng hạn nộp của cấp mình.</p>
        <div className="field"><label htmlFor="mo-mau">Biểu mẫu</label><Select id="mo-mau" loading={forms.isPending} value={form} options={forms.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []} onChange={setFormId} /></div>
        {forms.error && <Refusal error={forms.error} />}
        <div className="fields">
          <div className="field"><span className="label" id="mo-ky">Kỳ</span><Radio.Group aria-labelledby="mo-ky" value={half} onChange={(event) => setHalf(event.target.value as 1 | 2)} options={[{ value: 1, label: '6 tháng đầu năm' }, { value: 2, label: '6 tháng cuối năm' }]} /></div>
          <div className="field"><label htmlFor="mo-nam">Năm</label><InputNumber id="mo-nam" min={2000} max={2100} value={year} onChange={(value) => setYear(value ?? thisYear)} /></div>
        </div>
        <div className="field"><span className="label" id="mo-han">Hạn nộp</span><Radio.Group aria-labelledby="mo-han" value={own} onChange={(event) => setOwn(event.target.value as boolean)} options={[{ value: false, label: 'Theo biểu mẫu' }, { value: true, label: 'Định hạn riêng cho kỳ này' }]} /></div>
        {own && <div className="fields">{levels.map(([level, name]) => <div className="field" key={level}><label htmlFor={`mo-${level}`}>{name}</label><DateField id={`mo-${level}`} value={dates[level] ?? null} onChange={(date) => setDates({ ...dates, [level]: date ?? undefined })} required /></div>)}</div>}
        {!complete && own && <p className="small sub">Chọn đủ hạn của bốn cấp thì mở được.</p>}
        <Refusal error={open.error} />
      </div>
    </Dialog>
  )
}

export function CloseRoundDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const close = useCloseRound()
  const toast = useToast()
  const [typed, setTyped] = useState('')
  return (
    <Dialog title={`Khóa kỳ ${round.name}?`} okText="Khóa kỳ" okButtonProps={{ danger: true, disabled: typed.trim().toLowerCase() !== 'khóa kỳ' }} cancelText="Thôi" confirmLoading={close.isPending} onCancel={onClose}
      onOk={() => close.mutate({ id: round.id, version: round.version }, { onSuccess: () => { toast({ title: `Đã khóa kỳ ${round.name}` }); onClose() } })}>
      <div className="form"><p>Sau khi khóa, không đơn vị nào sửa, nộp hay bị trả lại báo cáo của kỳ này nữa; báo cáo đã nộp vẫn duyệt được.</p>
        <div className="field"><label htmlFor="khoa-ky">Gõ “khóa kỳ” để xác nhận</label><Input id="khoa-ky" value={typed} onChange={(event) => setTyped(event.target.value)} /></div>
        <Refusal error={close.error} /></div>
    </Dialog>
  )
}

/** Reminds exactly the units that the page shows as overdue. One click, one request, however often the network makes us try. */
export function NudgeButton({ round, units }: { round: string; units: string[] }) {
  const nudge = useNudge(round)
  const keys = useIdempotencyKeys()
  const toast = useToast()
  if (units.length === 0) return null
  return (
    <>
      <button type="button" className="btn btn-main" disabled={nudge.isPending} onClick={() => nudge.mutate({ units, key: keys.for({ round, units }) }, {
        onSuccess: ({ nudged }) => {
          keys.done()
          toast(nudged > 0 ? { title: `Đã nhắc ${nudged} đơn vị`, detail: 'Lời nhắc tới hộp thông báo và thư của từng đơn vị.' } : { title: 'Không nhắc thêm đơn vị nào', detail: 'Các đơn vị quá hạn vừa được nhắc.' })
        },
      })}>Nhắc {units.length} đơn vị</button>
      {nudge.error && <Refusal error={nudge.error} />}
    </>
  )
}
