import { useState } from 'react'
import { Button, Input } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Navigate } from 'react-router'
import { gateway } from '../../api/clients'
import { body, bodyAs, ifMatch } from '../../api/http'
import { useIdempotencyKeys } from '../../api/idempotency'
import type { Page, ProvisioningStep, Tenant } from '../../api/types'
import { Dialog } from '../../shell/Dialog'
import { Empty, ErrorPanel, Refusal, Skeleton } from '../../shell/panels'
import { useHasRole } from '../../shell/session'
import { Status } from '../../shell/status'
import { useToast } from '../../shell/toasts'
import { useTitle } from '../../shell/useTitle'

export default function TenantsPage() {
  useTitle('Tỉnh, thành phố')
  const operator = useHasRole('OPERATOR')
  const tenants = useQuery({ queryKey: ['tenants'], queryFn: async (): Promise<Page<Tenant>> => body(gateway.GET('/api/tenants')), enabled: operator })
  const [creating, setCreating] = useState(false)
  const rows = tenants.data?.items ?? []
  if (!operator) return <Navigate to="/" replace />
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Tỉnh, thành phố</h1><Button type="primary" onClick={() => setCreating(true)}>Tạo tỉnh</Button></div>
      {tenants.error && <ErrorPanel title="Chưa tải được danh sách tỉnh" error={tenants.error} retry={() => void tenants.refetch()} />}
      {tenants.isPending && <Skeleton label="Đang tải danh sách tỉnh" />}
      {tenants.isSuccess && rows.length === 0 && <Empty title="Chưa có tỉnh nào" action={<Button type="primary" onClick={() => setCreating(true)}>Tạo tỉnh</Button>}>Mỗi tỉnh có cơ sở dữ liệu riêng ở từng dịch vụ.</Empty>}
      {rows.length > 0 && (
        <table className="list blocks"><caption className="hidden">Các tỉnh, thành phố</caption>
          <thead><tr><th scope="col">Tỉnh</th><th scope="col">Mã</th><th scope="col">Dịch vụ</th><th scope="col">Trạng thái</th><th scope="col"><span className="hidden">Việc</span></th></tr></thead>
          <tbody>{rows.map((tenant) => <Row key={tenant.id} tenant={tenant} />)}</tbody></table>
      )}
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </main>
  )
}

function Row({ tenant }: { tenant: Tenant }) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const toast = useToast()
  const act = useMutation({
    mutationFn: async (what: 'provision' | 'suspend' | 'resume'): Promise<Tenant> => what === 'provision'
      ? bodyAs<Tenant>(gateway.POST('/api/tenants/{id}/provision', { params: { path: { id: tenant.id } } }))
      : bodyAs<Tenant>(gateway.POST(what === 'suspend' ? '/api/tenants/{id}/suspend' : '/api/tenants/{id}/resume', { params: { path: { id: tenant.id }, header: ifMatch(tenant.version) } })),
    onSuccess: (_, what) => {
      setAsking(false)
      void queries.invalidateQueries({ queryKey: ['tenants'] })
      toast({ title: { provision: `Đã thiết lập lại ${tenant.name}`, suspend: `Đã tạm ngừng ${tenant.name}`, resume: `${tenant.name} hoạt động lại` }[what] })
    },
  })
  const done = tenant.provisioning.filter((step) => step.done).length
  return (
    <tr>
      <th scope="row">{tenant.name} <span className="sub">({tenant.mark})</span></th>
      <td><code>{tenant.id}</code></td>
      <td><Steps steps={tenant.provisioning} /></td>
      <td>{tenant.state === 'SUSPENDED' ? <Status tone="bad" glyph="dash">Tạm ngừng</Status> : done < tenant.provisioning.length ? <Status tone="warn" glyph="alert">Thiếu {tenant.provisioning.length - done} dịch vụ</Status> : <Status tone="ok" glyph="ok">Đang hoạt động</Status>}</td>
      <td className="right"><span className="actions">
        <Link to={`/quan-tri/tai-khoan?tinh=${tenant.id}`}>Quản trị viên</Link>
        <Button size="small" loading={act.isPending && act.variables === 'provision'} onClick={() => act.mutate('provision')}>Thiết lập lại</Button>
        {tenant.state === 'SUSPENDED' ? <Button size="small" loading={act.isPending} onClick={() => act.mutate('resume')}>Cho hoạt động lại</Button> : <Button size="small" danger onClick={() => { act.reset(); setAsking(true) }}>Tạm ngừng…</Button>}
      </span>{!asking && <Refusal error={act.error} />}
        {asking && <Dialog title={`Tạm ngừng ${tenant.name}?`} okText="Tạm ngừng" okButtonProps={{ danger: true }} cancelText="Thôi" confirmLoading={act.isPending} onOk={() => act.mutate('suspend')} onCancel={() => setAsking(false)}><p>Mọi người của tỉnh này không đăng nhập được nữa cho tới khi cho hoạt động lại. Dữ liệu giữ nguyên.</p><Refusal error={act.error} /></Dialog>}
      </td>
    </tr>
  )
}

function Steps({ steps }: { steps: ProvisioningStep[] }) {
  const open = steps.filter((step) => !step.done)
  if (open.length === 0) return <span className="num">{steps.length}/{steps.length}</span>
  return <ul>{open.map((step) => <li key={step.service}>{step.service}: {step.problem ?? 'đang thiết lập'}</li>)}</ul>
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const [tenant, setTenant] = useState({ id: '', name: '', mark: '' })
  const keys = useIdempotencyKeys()
  const queries = useQueryClient()
  const create = useMutation({
    mutationFn: async (): Promise<Tenant> => bodyAs(gateway.POST('/api/tenants', { params: { header: { 'Idempotency-Key': keys.for(tenant) } }, body: tenant })),
    onSuccess: () => { keys.done(); void queries.invalidateQueries({ queryKey: ['tenants'] }) },
  })
  const complete = /^(?=.{2,32}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(tenant.id) && tenant.name.trim() !== '' && tenant.mark.trim() !== ''
  if (create.data) {
    return <Dialog title={`Đã tạo ${create.data.name}`} onCancel={onClose} cancelButtonProps={{ style: { display: 'none' } }} okText="Xong" onOk={onClose}><ul>{create.data.provisioning.map((step) => <li key={step.service}>{step.done ? <Status tone="ok" glyph="ok">{step.service}</Status> : <Status tone="warn" glyph="alert">{step.service}: {step.problem ?? 'chưa xong'}</Status>}</li>)}</ul><p>Việc kế tiếp: thêm tài khoản quản trị cho tỉnh này.</p></Dialog>
  }
  return (
    <Dialog title="Tạo tỉnh" okText="Tạo tỉnh" cancelText="Thôi" confirmLoading={create.isPending} okButtonProps={{ disabled: !complete }} onOk={() => create.mutate()} onCancel={onClose} mask={{ closable: false }}>
      <div className="form">
        <div className="field"><label htmlFor="tinh-ten">Tên</label><Input id="tinh-ten" placeholder="Tỉnh Quảng Ninh" value={tenant.name} onChange={(event) => setTenant({ ...tenant, name: event.target.value })} /></div>
        <div className="field"><label htmlFor="tinh-ma">Mã</label><Input id="tinh-ma" placeholder="quang-ninh" value={tenant.id} onChange={(event) => setTenant({ ...tenant, id: event.target.value })} /><span className="hint">Chữ thường không dấu, số và gạch nối; không đổi được về sau.</span></div>
        <div className="field"><label htmlFor="tinh-hieu">Ký hiệu, 1 đến 4 chữ in hoa</label><Input id="tinh-hieu" maxLength={4} placeholder="QN" value={tenant.mark} onChange={(event) => setTenant({ ...tenant, mark: event.target.value.toUpperCase() })} /></div>
        <Refusal error={create.error} />
      </div>
    </Dialog>
  )
}
