import { useState } from 'react'
import { Button, Input, InputNumber, Select } from 'antd'
import type { PlanContent, Recipient, Signature } from '../../api/types'
import { Dialog } from '../../shell/Dialog'
import { DateField } from '../../shell/DateField'
import { authorities } from './authorities'

export interface Head { year: number; superiorName: string; issuerName: string; place: string; date: string | null; numberText: string | null; title: string }

export function HeadDialog({ year, content, onSave, onClose }: { year: number; content: PlanContent; onSave: (head: Head) => void; onClose: () => void }) {
  const [head, setHead] = useState<Head>({ year, superiorName: content.superiorName, issuerName: content.issuerName, place: content.place, date: content.date, numberText: content.numberText, title: content.title })
  const text = (key: 'superiorName' | 'issuerName' | 'place' | 'title') => ({ id: `dau-${key}`, value: head[key], onChange: (event: { target: { value: string } }) => setHead({ ...head, [key]: event.target.value }) })
  return (
    <Dialog title="Phần đầu của kế hoạch" okText="Ghi vào kế hoạch" cancelText="Bỏ" onOk={() => onSave(head)} onCancel={onClose} width={620}>
      <div className="fields">
        <div className="field"><label htmlFor="dau-superiorName">Cơ quan chủ quản</label><Input {...text('superiorName')} /></div>
        <div className="field"><label htmlFor="dau-issuerName">Đơn vị ban hành</label><Input {...text('issuerName')} /></div>
        <div className="field full"><label htmlFor="dau-title">Trích yếu</label><Input.TextArea autoSize {...text('title')} /></div>
        <div className="field"><label htmlFor="dau-nam">Năm của kế hoạch</label><InputNumber id="dau-nam" min={2000} max={2100} value={head.year} onChange={(value) => setHead({ ...head, year: value ?? head.year })} style={{ width: '100%' }} /></div>
        <div className="field"><label htmlFor="dau-place">Địa danh</label><Input {...text('place')} /></div>
        <div className="field"><label htmlFor="dau-so">Số, ký hiệu dự kiến</label><Input id="dau-so" value={head.numberText ?? ''} onChange={(event) => setHead({ ...head, numberText: event.target.value || null })} /></div>
        <div className="field"><label htmlFor="dau-ngay">Ngày ghi trên văn bản</label><DateField id="dau-ngay" value={head.date} onChange={(date) => setHead({ ...head, date })} /></div>
      </div>
    </Dialog>
  )
}

export function RecipientsDialog({ recipients, onSave, onClose }: { recipients: Recipient[]; onSave: (recipients: Recipient[]) => void; onClose: () => void }) {
  const [rows, setRows] = useState(recipients)
  const set = (index: number, change: Partial<Recipient>) => setRows(rows.map((row, at) => (at === index ? { ...row, ...change } : row)))
  return (
    <Dialog title="Nơi nhận" okText="Ghi vào kế hoạch" cancelText="Bỏ" onOk={() => onSave(rows.filter((row) => row.name.trim() !== ''))} onCancel={onClose} width={620}>
      <table className="list"><caption className="hidden">Nơi nhận và mục đích gửi</caption>
        <thead><tr><th scope="col">Nơi nhận</th><th scope="col">Để làm gì</th><th scope="col"><span className="hidden">Bỏ</span></th></tr></thead>
        <tbody>{rows.map((row, index) => (
          <tr key={row.id}>
            <td><Input aria-label={`Nơi nhận ${index + 1}`} value={row.name} onChange={(event) => set(index, { name: event.target.value })} /></td>
            <td><Input aria-label={`Mục đích ${index + 1}`} placeholder="b/c, t/h…" value={row.purpose ?? ''} onChange={(event) => set(index, { purpose: event.target.value || null })} /></td>
            <td><Button type="text" aria-label={`Bỏ nơi nhận ${index + 1}`} onClick={() => setRows(rows.filter((_, at) => at !== index))}>Bỏ</Button></td>
          </tr>
        ))}</tbody>
      </table>
      <p className="more"><Button onClick={() => setRows([...rows, { id: crypto.randomUUID(), name: '', purpose: null }])}>Thêm nơi nhận</Button></p>
    </Dialog>
  )
}

const nobody: Signature = { authority: null, authorityTitle: null, title: '', name: null }

export function SignatureDialog({ signature, onSave, onClose }: { signature: Signature | null; onSave: (signature: Signature) => void; onClose: () => void }) {
  const [value, setValue] = useState(signature ?? nobody)
  return (
    <Dialog title="Chữ ký" okText="Ghi vào kế hoạch" cancelText="Bỏ" okButtonProps={{ disabled: value.title.trim() === '' }} onOk={() => onSave(value)} onCancel={onClose}>
      <div className="form">
        <div className="field"><label htmlFor="ky-quyen">Thẩm quyền ký</label><Select id="ky-quyen" value={value.authority ?? ''} options={authorities} onChange={(authority) => setValue({ ...value, authority: authority || null, authorityTitle: authority ? value.authorityTitle : null })} /></div>
        {value.authority && value.authority !== 'Q.' && <div className="field"><label htmlFor="ky-thay">Ký thay, thừa lệnh của</label><Input id="ky-thay" value={value.authorityTitle ?? ''} placeholder="HIỆU TRƯỞNG" onChange={(event) => setValue({ ...value, authorityTitle: event.target.value || null })} /></div>}
        <div className="field"><label htmlFor="ky-chuc">Chức vụ người ký</label><Input id="ky-chuc" value={value.title} onChange={(event) => setValue({ ...value, title: event.target.value })} /></div>
        <div className="field"><label htmlFor="ky-ten">Họ và tên</label><Input id="ky-ten" value={value.name ?? ''} onChange={(event) => setValue({ ...value, name: event.target.value || null })} /></div>
      </div>
    </Dialog>
  )
}
