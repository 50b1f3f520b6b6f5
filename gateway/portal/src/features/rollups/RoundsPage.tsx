import { useState } from 'react'
import { Button } from 'antd'
import { Navigate } from 'react-router'
import { useNow } from '../../shell/clock'
import { isoDay } from '../../shell/format'
import { Empty, ErrorPanel, Skeleton } from '../../shell/panels'
import { useHasRole, useSession } from '../../shell/session'
import { useTitle } from '../../shell/useTitle'
import { useRounds } from '../reports/queries'
import { useDepartment } from './queries'
import { OpenRoundDialog } from './RoundDialogs'

/** Leads to the dashboard of the latest period that is open (or the latest one) for this person's unit. */
export default function RoundsPage() {
  useTitle('Tổng hợp')
  const { unit } = useSession()
  const now = useNow()
  const rounds = useRounds()
  const department = useDepartment(unit === null)
  const admin = useHasRole('TENANT_ADMIN')
  const decides = useHasRole('REVIEWER', 'HEAD')
  const mayOpen = admin || (decides && unit?.kind === 'DEPARTMENT')
  const [opening, setOpening] = useState(false)
  const start = unit?.id ?? department.data?.id ?? null
  const latest = rounds.data?.items.find((round) => round.state === 'OPEN') ?? rounds.data?.items[0]
  const error = rounds.error ?? department.error
  if (latest && start) return <Navigate to={`/tong-hop/${latest.id}/${start}`} replace />
  return (
    <main className="page" id="noi-dung">
      <div className="page-head"><h1>Tổng hợp</h1>{mayOpen && rounds.isSuccess && <Button type="primary" onClick={() => setOpening(true)}>Mở kỳ báo cáo…</Button>}</div>
      {error ? <ErrorPanel title="Chưa tải được các kỳ báo cáo" error={error} retry={() => { void rounds.refetch(); void department.refetch() }} />
        : rounds.isPending || (unit === null && department.isPending) ? <Skeleton label="Đang tải các kỳ báo cáo" />
          : rounds.data && rounds.data.items.length === 0 ? <Empty title="Chưa có kỳ báo cáo nào">Khi Sở mở kỳ báo cáo, tình hình nộp của từng đơn vị hiện ở đây.</Empty>
            : <Empty title="Chưa có cây đơn vị">Nhập danh sách đơn vị ở trang Đơn vị rồi mở kỳ báo cáo.</Empty>}
      {opening && <OpenRoundDialog year={Number(isoDay(now).slice(0, 4))} unit={start} onClose={() => setOpening(false)} />}
    </main>
  )
}
