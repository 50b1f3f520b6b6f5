import { Modal } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { plans } from '../../api/clients'
import { body } from '../../api/http'
import type { Plan, PlanContent } from '../../api/types'
import { ErrorPanel, Skeleton } from '../../shell/panels'
import { textOf } from './document/runs'
import { allNodes } from './document/tree'

/** The local text and the server's, side by side where they differ. */
export function CompareDialog({ id, mine, onClose }: { id: string; mine: PlanContent; onClose: () => void }) {
  const theirs = useQuery({ queryKey: ['plans', 'compare', id], queryFn: async (): Promise<Plan> => body(plans.GET('/api/plans/{id}', { params: { path: { id } } })), staleTime: 0 })
  return (
    <Modal open title="Chỗ khác nhau" width={820} footer={null} onCancel={onClose}>
      {theirs.isPending && <Skeleton label="Đang tải bản trên máy chủ" rows={3} />}
      {theirs.error && <ErrorPanel title="Chưa tải được bản trên máy chủ" error={theirs.error} retry={() => void theirs.refetch()} />}
      {theirs.data && <Differences mine={mine} theirs={theirs.data.content} />}
    </Modal>
  )
}

function Differences({ mine, theirs }: { mine: PlanContent; theirs: PlanContent }) {
  const rows = differences(mine, theirs)
  if (rows.length === 0) return <p>Chữ trong hai bản giống nhau; chỉ khác thông tin kèm theo (nhiệm vụ, nơi nhận, chữ ký).</p>
  return (
    <table className="list"><caption className="hidden">Những đoạn khác nhau</caption>
      <thead><tr><th scope="col">Bản của bạn</th><th scope="col">Bản trên máy chủ</th></tr></thead>
      <tbody>{rows.map((row) => <tr key={row.id}><td>{row.mine ?? <span className="sub">không có đoạn này</span>}</td><td>{row.theirs ?? <span className="sub">không có đoạn này</span>}</td></tr>)}</tbody>
    </table>
  )
}

export function differences(mine: PlanContent, theirs: PlanContent): { id: string; mine: string | null; theirs: string | null }[] {
  const texts = (content: PlanContent) => new Map([['title', content.title] as const, ...allNodes(content).map((node) => [node.id, `${node.number ?? ''} ${textOf(node.runs)}`.trim()] as const)])
  const left = texts(mine)
  const right = texts(theirs)
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((id) => ({ id, mine: left.get(id) ?? null, theirs: right.get(id) ?? null }))
    .filter((row) => row.mine !== row.theirs)
}
