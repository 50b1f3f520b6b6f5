import { useState } from 'react'
import { Button, Input } from 'antd'
import { Navigate } from 'react-router'
import type { Account } from '../../api/types'
import { fold } from '../../shell/format'
import { Empty, ErrorPanel, Skeleton } from '../../shell/panels'
import { useHasRole } from '../../shell/session'
import { Status } from '../../shell/status'
import { useFilter } from '../../shell/useFilter'
import { useTitle } from '../../shell/useTitle'
import { useUnit } from '../units/queries'
import { AccountDialog } from './AccountDialog'
import { roleNames, useAccounts } from './queries'

export default function AccountsPage() {
  useTitle('Tài khoản')
  const operator = useHasRole('OPERATOR')
  const admin = useHasRole('TENANT_ADMIN')
  const { get, set } = useFilter()
  const tenant = operator && !admin ? get('tinh') || null : null
  const accounts = useAccounts(tenant)
  const [open, setOpen] = useState<Account | 'new' | null>(null)
  const wanted = fold(get('q'))
  const rows = (accounts.data ?? []).filter((account) => wanted === '' || fold(`${account.username} ${account.title} ${account.email}`).includes(wanted))
  if (!operator && !admin) return <Navigate to="/" replace />
  if (operator && !admin && !tenant) return <Navigate to="/quan-tri/tinh" replace />
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Tài khoản</h1><Button type="primary" onClick={() => setOpen('new')}>Thêm tài khoản</Button></div>
      <div className="search-line"><Input.Search aria-label="Tìm tài khoản" placeholder="Tên đăng nhập, chức danh, thư" allowClear defaultValue={get('q')} onSearch={(q) => set({ q: q || null })} style={{ width: 300 }} />{accounts.data && <span className="small sub num">{rows.length}/{accounts.data.length}</span>}</div>
      {accounts.error && <ErrorPanel title="Chưa tải được danh sách tài khoản" error={accounts.error} retry={() => void accounts.refetch()} />}
      {accounts.isPending && <Skeleton label="Đang tải danh sách tài khoản" />}
      {accounts.isSuccess && rows.length === 0 && (wanted ? <Empty title="Không có tài khoản nào khớp" action={<Button onClick={() => set({ q: null })}>Bỏ tìm</Button>} /> : <Empty title="Chưa có tài khoản nào" action={<Button type="primary" onClick={() => setOpen('new')}>Thêm tài khoản</Button>} />)}
      {rows.length > 0 && (
        <table className="list blocks"><caption className="hidden">Tài khoản</caption>
          <thead><tr><th scope="col">Tên đăng nhập</th><th scope="col">Chức danh</th>{!tenant && <th scope="col">Đơn vị</th>}<th scope="col">Quyền</th><th scope="col">Thư</th><th scope="col">Trạng thái</th><th scope="col"><span className="hidden">Sửa</span></th></tr></thead>
          <tbody>{rows.map((account) => (
            <tr key={account.id}>
              <th scope="row">{account.username}</th><td>{account.title}</td>{!tenant && <td><UnitName id={account.unit} /></td>}
              <td>{account.roles.map((role) => roleNames[role] ?? role).join(', ')}</td><td>{account.email}</td>
              <td>{account.active ? <Status tone="ok" glyph="ok">Đang dùng</Status> : <Status tone="mute" glyph="dash">Ngừng</Status>}</td>
              <td className="right"><button type="button" className="plain" onClick={() => setOpen(account)}>Sửa<span className="hidden"> {account.username}</span></button></td>
            </tr>
          ))}</tbody></table>
      )}
      {open && <AccountDialog account={open === 'new' ? null : open} tenant={tenant} onClose={() => setOpen(null)} />}
    </main>
  )
}

function UnitName({ id }: { id: string | null }) {
  const unit = useUnit(id)
  if (id === null) return <span className="sub">không thuộc đơn vị</span>
  return <>{unit.data?.name ?? (unit.error ? <span className="sub">{id}</span> : '…')}</>
}
