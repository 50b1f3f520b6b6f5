import { useRef, useState, type KeyboardEvent } from 'react'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import type { Page, Unit } from '../../api/types'
import { formatDate } from '../../shell/format'
import { Glyph } from '../../shell/Glyph'
import { explain } from '../../shell/panels'
import { fetchUnits, kindNames, levelNames } from './queries'

export interface TreeRow { unit: Unit; level: number; expanded: boolean | null; position: number; size: number }

/** Flattens what is open into rows, in the order of the screen. */
export function rowsOf(roots: Unit[], open: ReadonlySet<string>, children: ReadonlyMap<string, Unit[]>): TreeRow[] {
  const visit = (units: Unit[], level: number): TreeRow[] => units.flatMap((unit, index) => {
    const expanded = unit.childCount > 0 ? open.has(unit.id) : null
    const row: TreeRow = { unit, level, expanded, position: index + 1, size: units.length }
    return [row, ...(expanded ? visit(children.get(unit.id) ?? [], level + 1) : [])]
  })
  return visit(roots, 1)
}

async function allChildren(parent: string, on: string | undefined): Promise<Unit[]> {
  const found: Unit[] = []
  let cursor: string | undefined
  do {
    const page: Page<Unit> = await fetchUnits({ parent, on, limit: 200 }, cursor)
    found.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return found
}

/**
 * Units as a tree in a table. Children are fetched when a row opens. Keys as in the ARIA treegrid pattern: arrows move
 * and open, Home and End jump.
 */
export function UnitTree({ roots, on }: { roots: Unit[]; on: string | undefined }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(roots.length === 1 && roots[0]!.childCount > 0 ? [roots[0]!.id] : []))
  const [focus, setFocus] = useState(roots[0]?.id ?? '')
  const body = useRef<HTMLTableSectionElement>(null)
  const queries = useQueryClient()
  const ids = [...open]
  const loaded = useQueries({ queries: ids.map((id) => ({ queryKey: ['units', 'children', id, on], queryFn: () => allChildren(id, on), staleTime: 60_000 })) })
  const children = new Map(ids.map((id, index) => [id, loaded[index]?.data ?? []]))
  const pending = new Set(ids.filter((_, index) => loaded[index]?.isPending))
  const failed = new Map(ids.flatMap((id, index) => (loaded[index]?.error ? [[id, loaded[index].error] as const] : [])))
  const rows = rowsOf(roots, open, children)

  const toggle = (id: string, wanted?: boolean) => {
    const next = new Set(open)
    if (wanted ?? !open.has(id)) next.add(id)
    else next.delete(id)
    setOpen(next)
  }
  const focusRow = (id: string | undefined) => {
    if (!id) return
    setFocus(id)
    body.current?.querySelector<HTMLElement>(`[data-unit="${CSS.escape(id)}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex((row) => row.unit.id === focus)
    const row = rows[at]
    if (!row) return
    const parent = rows.slice(0, at).findLast((other) => other.level < row.level)
    const act: Record<string, () => void> = {
      ArrowDown: () => focusRow(rows[at + 1]?.unit.id),
      ArrowUp: () => focusRow(rows[at - 1]?.unit.id),
      ArrowRight: () => (row.expanded === false ? toggle(row.unit.id, true) : row.expanded ? focusRow(rows[at + 1]?.unit.id) : undefined),
      ArrowLeft: () => (row.expanded ? toggle(row.unit.id, false) : focusRow(parent?.unit.id)),
      Home: () => focusRow(rows[0]?.unit.id),
      End: () => focusRow(rows.at(-1)?.unit.id),
      Enter: () => row.expanded !== null && toggle(row.unit.id),
    }
    const run = act[event.key]
    if (!run) return
    event.preventDefault()
    run()
  }
  const current = rows.some((row) => row.unit.id === focus) ? focus : rows[0]?.unit.id

  return (
    <div className="scroll-x">
      <table className="list unit-tree" role="treegrid" aria-label="Cây đơn vị" aria-rowcount={rows.length + 1}>
        <thead role="rowgroup"><tr role="row" aria-rowindex={1}><th role="columnheader" scope="col">Đơn vị</th><th role="columnheader" scope="col">Loại</th><th role="columnheader" scope="col">Mã</th><th role="columnheader" scope="col">Nộp báo cáo cho</th><th role="columnheader" scope="col">Từ ngày</th><th role="columnheader" scope="col">Đến ngày</th></tr></thead>
        <tbody role="rowgroup" ref={body} onKeyDown={onKeyDown}>
          {rows.map((row, index) => (
            <tr key={`${row.unit.id}-${row.level}`} role="row" aria-level={row.level} aria-rowindex={index + 2} aria-posinset={row.position} aria-setsize={row.size} aria-expanded={row.expanded ?? undefined}
              tabIndex={row.unit.id === current ? 0 : -1} data-unit={row.unit.id} onFocus={() => setFocus(row.unit.id)}>
              <th role="rowheader" scope="row" style={{ paddingLeft: (row.level - 1) * 18 }}>
                <span className="unit-name">
                  {row.expanded !== null ? <button type="button" className="unit-twist" tabIndex={-1} aria-label={`${row.expanded ? 'Thu gọn' : 'Mở rộng'} ${row.unit.name}`} onClick={() => toggle(row.unit.id)}><Glyph name={row.expanded ? 'down' : 'right'} /></button> : <span className="unit-twist" />}
                  {row.unit.name}{row.unit.childCount > 0 && <span className="num sub"> {row.unit.childCount}</span>}
                  {pending.has(row.unit.id) && <span className="small sub" role="status">đang tải…</span>}
                </span>
                {failed.has(row.unit.id) && <p className="small tone-bad" role="alert">{explain(failed.get(row.unit.id)).detail} <button type="button" className="plain" onClick={() => void queries.refetchQueries({ queryKey: ['units', 'children', row.unit.id] })}>Thử lại</button></p>}
              </th>
              <td role="gridcell">{row.unit.schoolLevel ? levelNames[row.unit.schoolLevel] : kindNames[row.unit.kind]}</td>
              <td role="gridcell" className="num">{row.unit.code}</td>
              <td role="gridcell">{row.unit.reportsTo?.name}</td>
              <td role="gridcell" className="num">{formatDate(row.unit.from)}</td>
              <td role="gridcell" className="num">{row.unit.to ? formatDate(row.unit.to) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
