import { useState } from 'react'
import { Select } from 'antd'
import { useUnit, useUnits } from './queries'

/** A unit by name, found as one types, without diacritics if one likes. */
export function UnitSelect({ id, value, onChange }: { id: string; value: string | null; onChange: (unit: string | null) => void }) {
  const [q, setQ] = useState('')
  const found = useUnits({ q: q || undefined, limit: 20 })
  const chosen = useUnit(value)
  const options = (found.data?.pages[0]?.items ?? []).map((unit) => ({ value: unit.id, label: unit.name }))
  if (chosen.data && !options.some((option) => option.value === chosen.data.id)) options.unshift({ value: chosen.data.id, label: chosen.data.name })
  return (
    <Select id={id} allowClear showSearch={{ filterOption: false, onSearch: setQ }} value={value ?? undefined} options={options} loading={found.isFetching}
      placeholder="Gõ tên đơn vị" notFoundContent={found.isPending ? 'Đang tìm…' : found.error ? 'Chưa tải được danh sách đơn vị' : 'Không có đơn vị nào khớp'}
      onChange={(next: string | undefined) => onChange(next ?? null)} style={{ width: '100%' }} />
  )
}
