import { useState } from 'react'
import { Checkbox, Input } from 'antd'
import { useIdempotencyKeys } from '../../api/idempotency'
import type { Account, AccountRequest, Role } from '../../api/types'
import { Dialog } from '../../shell/Dialog'
import { Refusal } from '../../shell/panels'
import { useToast } from '../../shell/toasts'
import { UnitSelect } from '../units/UnitSelect'
import { roleNames, useSaveAccount } from './queries'

export function AccountDialog({ account, tenant, onClose }: { account: Account | null; tenant: string | null; onClose: () => void }) {
  const save = useSaveAccount(tenant)
  const keys = useIdempotencyKeys()
  const toast = useToast()
  const [value, setValue] = useState<AccountRequest>(() => account
    ? { username: account.username, title: account.title, email: account.email, unit: account.unit, roles: account.roles, active: account.active, password: null }
    : { username: '', title: '', email: '', unit: null, roles: tenant ? ['TENANT_ADMIN'] : ['EDITOR'], active: null, password: '' })
  const complete = value.username.trim() !== '' && value.title.trim() !== '' && value.roles.length > 0 && (account !== null || (value.password ?? '').length >= 10)
  const send = () => {
    const request = { ...value, username: value.username.trim(), title: value.title.trim(), email: value.email.trim(), password: value.password || null }
    save.mutate({ account, request, key: keys.for(request) }, { onSuccess: () => { keys.done(); toast({ title: account ? `Đã sửa tài khoản ${request.username}` : `Đã thêm tài khoản ${request.username}` }); onClose() } })
  }
  // The operator creates administrators only; everybody else in a province is created by them.
  const roles = (tenant ? ['TENANT_ADMIN'] : Object.keys(roleNames)) as Role[]
  return (
    <Dialog title={account ? `Tài khoản ${account.username}` : 'Thêm tài khoản'} okText={account ? 'Lưu' : 'Thêm tài khoản'} cancelText="Thôi" confirmLoading={save.isPending} okButtonProps={{ disabled: !complete }} onOk={send} onCancel={onClose} width={600} mask={{ closable: false }}>
      <div className="fields">
        <div className="field"><label htmlFor="tk-ten">Tên đăng nhập</label><Input id="tk-ten" autoComplete="off" value={value.username} onChange={(event) => setValue({ ...value, username: event.target.value })} /></div>
        <div className="field"><label htmlFor="tk-chuc">Chức danh</label><Input id="tk-chuc" placeholder="Hiệu trưởng" value={value.title} onChange={(event) => setValue({ ...value, title: event.target.value })} /></div>
        <div className="field"><label htmlFor="tk-thu">Thư điện tử</label><Input id="tk-thu" type="email" value={value.email} onChange={(event) => setValue({ ...value, email: event.target.value })} /></div>
        <div className="field"><label htmlFor="tk-mk">Mật khẩu {account && <span className="sub">(để trống thì giữ nguyên)</span>}</label><Input.Password id="tk-mk" autoComplete="new-password" value={value.password ?? ''} onChange={(event) => setValue({ ...value, password: event.target.value })} />{!account && <span className="hint">Ít nhất 10 ký tự.</span>}</div>
        {!tenant && <div className="field full"><label htmlFor="tk-dv">Đơn vị</label><UnitSelect id="tk-dv" value={value.unit} onChange={(unit) => setValue({ ...value, unit })} /></div>}
        <fieldset className="field full"><legend>Quyền</legend><Checkbox.Group className="role-list" value={value.roles} onChange={(next) => setValue({ ...value, roles: next as Role[] })} options={roles.map((role) => ({ value: role, label: roleNames[role] ?? role }))} /></fieldset>
        {account && <div className="field full"><Checkbox checked={value.active ?? true} onChange={(event) => setValue({ ...value, active: event.target.checked })}>Đang dùng; bỏ dấu này thì không đăng nhập được nữa</Checkbox></div>}
        <div className="full"><Refusal error={save.error} /></div>
      </div>
    </Dialog>
  )
}
