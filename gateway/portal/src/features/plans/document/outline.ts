import type { DocNode, Plan, PlanContent } from '../../../api/types'
import type { NumberedCitation } from './findings'
import { textOf } from './runs'

const LONGEST = 80

export type PartState = 'done' | 'wrong' | 'unknown' | 'empty'

export interface OutlineEntry { id: string; number: string; label: string; level: 1 | 2; state: PartState }

/** The table of contents with the state of each part: what is wrong in it, what is still empty. */
export function outlineOf(plan: Pick<Plan, 'doubts'>, content: PlanContent, citations: NumberedCitation[]): OutlineEntry[] {
  const wrong = new Set(citations.filter(({ no, citation }) => no !== null && citation.verdict !== 'UNKNOWN' && citation.verdict !== 'AMBIGUOUS').map(({ citation }) => citation.passage))
  const unsure = new Set([
    ...citations.filter(({ no }) => no !== null).map(({ citation }) => citation.passage),
    ...plan.doubts.flatMap((doubt) => (doubt.node ? [doubt.node] : [])),
  ])
  const doubted = (field: string) => plan.doubts.some((doubt) => doubt.field?.startsWith(field))
  const stateOf = (nodes: DocNode[]): PartState => {
    const all = nodes.flatMap(flat)
    if (all.some((node) => wrong.has(node.id))) return 'wrong'
    if (all.every((node) => textOf(node.runs).trim() === '')) return 'empty'
    return all.some((node) => unsure.has(node.id)) ? 'unknown' : 'done'
  }
  const heading: PartState = doubted('issuer') || doubted('superior') || doubted('place') || doubted('date') || doubted('title') ? 'unknown' : content.issuerName && content.title ? 'done' : 'empty'
  const entries: OutlineEntry[] = [
    { id: 'phan-dau', number: '', label: 'Phần đầu', level: 1, state: wrong.has('title') ? 'wrong' : heading },
    { id: 'can-cu', number: '', label: 'Căn cứ', level: 1, state: stateOf(content.legalBases) },
  ]
  const parts = content.outline.filter(isHeading)
  if (parts.length === 0 && content.outline[0]) entries.push({ id: `muc-${content.outline[0].id}`, number: '', label: 'Nội dung', level: 1, state: stateOf(content.outline) })
  for (const node of parts) {
    entries.push(entry(node, 1, stateOf([node])))
    for (const child of node.children.filter(isHeading)) entries.push(entry(child, 2, stateOf([child])))
  }
  entries.push(
    { id: 'nhiem-vu', number: '', label: `Nhiệm vụ, thời hạn (${content.tasks.length})`, level: 1, state: content.tasks.length === 0 ? 'empty' : doubted('task') ? 'unknown' : 'done' },
    { id: 'noi-nhan', number: '', label: 'Nơi nhận', level: 1, state: content.recipients.length === 0 ? 'empty' : doubted('recipient') ? 'unknown' : 'done' },
    { id: 'chu-ky', number: '', label: 'Chữ ký', level: 1, state: !content.signature?.title ? 'empty' : doubted('signature') ? 'unknown' : 'done' },
  )
  return entries
}

/** A closing sentence stands beside the parts, but nobody looks for it in a table of contents. */
function isHeading(node: DocNode): boolean {
  return node.kind === 'PART' || node.kind === 'SECTION' || node.kind === 'CLAUSE'
}

function entry(node: DocNode, level: 1 | 2, state: PartState): OutlineEntry {
  const text = textOf(node.runs)
  const capitals = text === text.toUpperCase()
  const label = capitals ? text.charAt(0) + text.slice(1).toLowerCase() : text
  return { id: `muc-${node.id}`, number: node.number ?? '', label: label.length > LONGEST ? `${label.slice(0, label.lastIndexOf(' ', LONGEST))} …` : label, level, state }
}

function flat(node: DocNode): DocNode[] {
  return [node, ...node.children.flatMap(flat)]
}
