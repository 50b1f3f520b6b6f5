import type { Annex, Deadline, DocNode, PlanContent, Recipient, Task } from '../../../api/types'
import { Merging, mergedOrder, type Merge } from '../../../shell/merge'
import { formatDate } from '../../../shell/format'
import { textOf } from './runs'
import { nextNumber, trunks } from './tree'

/** What one saves of a plan. */
export interface PlanDraft { year: number; title: string; content: PlanContent }

/** A node apart from the tree: its own words, and where it hangs. */
interface Place { node: Omit<DocNode, 'children'>; parent: string }

interface Flat { places: Map<string, Place>; children: Map<string, string[]>; doubled: boolean }

/** Lays one person's plan over another's: by field of the head, by paragraph, by task, deadline, recipient and annex. */
export const mergePlans: Merge<PlanDraft> = (base, mine, theirs, choices) => {
  const merging = new Merging(choices)
  const text = (value: string | null) => value?.trim() || '(để trống)'
  const field = <K extends 'title' | 'documentType' | 'issuerName' | 'superiorName' | 'place' | 'numberText'>(key: K, where: string): PlanContent[K] =>
    merging.value<PlanContent[K]>(key, where, base.content[key], mine.content[key], theirs.content[key], text)
  const title = field('title', 'Trích yếu')
  const content: PlanContent = {
    ...theirs.content,
    title,
    documentType: field('documentType', 'Loại văn bản'),
    issuerName: field('issuerName', 'Đơn vị ban hành'),
    superiorName: field('superiorName', 'Cơ quan chủ quản'),
    place: field('place', 'Địa danh'),
    numberText: field('numberText', 'Số, ký hiệu'),
    date: merging.value('date', 'Ngày ghi trên văn bản', base.content.date, mine.content.date, theirs.content.date, (date) => (date ? formatDate(date) : '(để trống)')),
    signature: merging.value('signature', 'Chữ ký', base.content.signature, mine.content.signature, theirs.content.signature, (one) => (one ? [one.authority, one.title, one.name].filter(Boolean).join(' ') : '(để trống)')),
    tasks: whole<Task>(merging, 'task', 'Nhiệm vụ', base.content.tasks, mine.content.tasks, theirs.content.tasks, (task) => task.title),
    deadlines: whole<Deadline>(merging, 'deadline', 'Thời hạn', base.content.deadlines, mine.content.deadlines, theirs.content.deadlines, (deadline) => `${deadline.what}: ${deadline.text}`),
    recipients: whole<Recipient>(merging, 'recipient', 'Nơi nhận', base.content.recipients, mine.content.recipients, theirs.content.recipients, (recipient) => [recipient.name, recipient.purpose].filter(Boolean).join(', ')),
    annexes: whole<Annex>(merging, 'annex', 'Phụ lục', base.content.annexes, mine.content.annexes, theirs.content.annexes, (annex) => annex.title),
    ...mergeTrees(merging, base.content, mine.content, theirs.content),
  }
  const year = merging.value('year', 'Năm của kế hoạch', base.year, mine.year, theirs.year, String)
  // The title stands in the plan and in its text; the text leads where both sides touched it.
  const outer = mine.title === base.title ? theirs.title : theirs.title === base.title ? mine.title : title
  return { content: { year, title: outer, content }, clashes: merging.clashes }
}

/** Items that are taken as they are, never mixed from two hands. */
function whole<T extends { id: string }>(merging: Merging, key: string, where: string, base: T[], mine: T[], theirs: T[], words: (item: T) => string): T[] {
  return merging.list(key, where, base, mine, theirs, (from, my, their) => (from ? merging.value(`${key}:${from.id}`, where, from, my, their, words) : my), words)
}

/**
 * Nodes move: cutting a paragraph in two takes the points below it along. So the trees are taken apart, words and place
 * of each node are merged by themselves, and the tree is put together again.
 */
function mergeTrees(merging: Merging, base: PlanContent, mine: PlanContent, theirs: PlanContent): Pick<PlanContent, 'legalBases' | 'preamble' | 'outline'> {
  const [before, here, there] = [flatten(base), flatten(mine), flatten(theirs)]
  if ([before, here, there].some((flat) => flat.doubled)) {
    // Without one name for each node the parts cannot be told apart: the text is one place.
    const trees = ({ legalBases, preamble, outline }: PlanContent) => ({ legalBases, preamble, outline })
    return merging.value('outline', 'Nội dung', trees(base), trees(mine), trees(theirs), (tree) => trunks.flatMap((trunk) => tree[trunk]).map(nodeWords).join('\n'))
  }
  const kept = new Map<string, Place>()
  for (const id of new Set([...here.places.keys(), ...there.places.keys()])) {
    const place = mergePlace(merging, id, before.places.get(id), here.places.get(id) ?? null, there.places.get(id) ?? null)
    if (place) kept.set(id, place)
  }
  const homes = new Map([...kept.keys()].map((id) => [id, homeOf(id, kept, [here, there, before])]))
  const parents = [...trunks, ...kept.keys()]
  const below = (flat: Flat, parent: string) => flat.children.get(parent) ?? []
  const children = new Map(parents.map((parent) => {
    const own = [...homes].filter(([, home]) => home === parent).map(([id]) => id)
    const order = mergedOrder(below(before, parent), below(here, parent), below(there, parent))
    const placed = order.filter((id) => own.includes(id))
    return [parent, [...placed, ...own.filter((id) => !placed.includes(id))]]
  }))
  const isNew = (flat: Flat) => (id: string) => flat.places.has(id) && !before.places.has(id)
  const grow = (parent: string): DocNode[] => {
    const ids = children.get(parent) ?? []
    const nodes = ids.map((id) => ({ ...kept.get(id)!.node, children: grow(id) }))
    return ids.some(isNew(here)) && ids.some(isNew(there)) ? counted(nodes) : nodes
  }
  return { legalBases: grow('legalBases'), preamble: grow('preamble'), outline: grow('outline') }
}

function mergePlace(merging: Merging, id: string, before: Place | undefined, mine: Place | null, theirs: Place | null): Place | null {
  const words = (place: Place) => nodeWords(place.node)
  // Losing a place says nothing about the words: only whoever changed them objects to the paragraph going.
  const wordsOnly = (place: Place | null) => place && [place.node.kind, place.node.runs]
  if (!mine || !theirs) {
    if (before === undefined) return mine ?? theirs
    return merging.value<Place | null>(`node:${id}`, 'Đoạn', before, mine, theirs, (place) => (place ? words(place) : '(đã bỏ)'), wordsOnly)
  }
  const from = before ?? mine
  const runs = merging.value(`node:${id}`, 'Đoạn', from.node.runs, mine.node.runs, theirs.node.runs, (value) => textOf(value).trim() || '(để trống)')
  const silent = <T>(a: T, b: T, c: T): T => (b === a ? c : b)
  return {
    node: { ...mine.node, runs, kind: silent(from.node.kind, mine.node.kind, theirs.node.kind), number: silent(from.node.number, mine.node.number, theirs.node.number) },
    parent: silent(from.parent, mine.parent, theirs.parent),
  }
}

function nodeWords(node: Omit<DocNode, 'children'>): string {
  return `${node.number ?? ''} ${textOf(node.runs)}`.trim() || '(để trống)'
}

/** Where a node hangs once the parents that are gone, and circles, are left out. */
function homeOf(id: string, kept: Map<string, Place>, versions: Flat[]): string {
  const seen = new Set([id])
  let parent = kept.get(id)!.parent
  while (!isTrunk(parent)) {
    if (seen.has(parent)) return 'outline'
    seen.add(parent)
    if (kept.has(parent) && leadsHome(parent, id, kept)) return parent
    const gone: string = parent
    parent = versions.map((version) => version.places.get(gone)?.parent).find((one) => one !== undefined) ?? 'outline'
  }
  return parent
}

/** Whether going up from a node ends without meeting another one again. */
function leadsHome(from: string, avoid: string, kept: Map<string, Place>): boolean {
  const seen = new Set<string>()
  for (let at = from; !isTrunk(at); at = kept.get(at)?.parent ?? 'outline') {
    if (at === avoid || seen.has(at)) return false
    seen.add(at)
  }
  return true
}

function isTrunk(name: string): boolean {
  return (trunks as readonly string[]).includes(name)
}

function flatten(content: PlanContent): Flat {
  const flat: Flat = { places: new Map(), children: new Map(), doubled: false }
  const visit = (nodes: DocNode[], parent: string) => {
    flat.children.set(parent, nodes.map(({ id }) => id))
    for (const { children, ...node } of nodes) {
      if (flat.places.has(node.id)) flat.doubled = true
      flat.places.set(node.id, { node, parent })
      visit(children, node.id)
    }
  }
  for (const trunk of trunks) visit(content[trunk], trunk)
  return flat
}

/** Two people who each added a point gave the same mark twice: the later one counts on. */
function counted(nodes: DocNode[]): DocNode[] {
  const result: DocNode[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    const twice = last !== undefined && last.kind === node.kind && node.number !== null && last.number === node.number
    result.push(twice ? { ...node, number: nextNumber(last) } : node)
  }
  return result
}
