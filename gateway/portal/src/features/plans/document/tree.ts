import type { DocNode, NodeKind, PlanContent, Run } from '../../../api/types'
import { slice, textOf, tidy } from './runs'

/** The three places of a plan that hold nodes, in reading order. */
export const trunks = ['legalBases', 'preamble', 'outline'] as const

function mapNodes(content: PlanContent, change: (nodes: DocNode[]) => DocNode[]): PlanContent {
  return { ...content, legalBases: change(content.legalBases), preamble: change(content.preamble), outline: change(content.outline) }
}

/** Replaces the node with that id by none, one or several; everything else keeps its identity. */
export function replaceNode(content: PlanContent, id: string, by: (node: DocNode) => DocNode[]): PlanContent {
  const visit = (nodes: DocNode[]): DocNode[] => {
    let changed = false
    const next = nodes.flatMap((node) => {
      if (node.id === id) {
        changed = true
        return by(node)
      }
      const children = visit(node.children)
      if (children === node.children) return [node]
      changed = true
      return [{ ...node, children }]
    })
    return changed ? next : nodes
  }
  return mapNodes(content, visit)
}

export function setRuns(content: PlanContent, id: string, runs: Run[]): PlanContent {
  return replaceNode(content, id, (node) => [{ ...node, runs }])
}

/** Changes the list of siblings in which a node stands. */
function editSiblings(content: PlanContent, id: string, change: (siblings: DocNode[], index: number) => DocNode[]): PlanContent {
  const visit = (nodes: DocNode[]): DocNode[] => {
    const index = nodes.findIndex((node) => node.id === id)
    if (index >= 0) return change(nodes, index)
    let changed = false
    const next = nodes.map((node) => {
      const children = visit(node.children)
      if (children === node.children) return node
      changed = true
      return { ...node, children }
    })
    return changed ? next : nodes
  }
  return mapNodes(content, visit)
}

/**
 * Cuts a node in two at an offset. At the end of a heading the new node becomes the first one below it; elsewhere it
 * follows as a sibling, takes the children along, and the marks after it move on by one.
 */
export function splitNode(content: PlanContent, id: string, at: number, newId: string): PlanContent {
  return editSiblings(content, id, (siblings, index) => {
    const node = siblings[index]!
    const length = textOf(node.runs).length
    const first = node.children[0]
    if (at >= length && first) {
      const child: DocNode = { id: newId, kind: first.kind, number: first.number, runs: [], children: [] }
      return siblings.with(index, { ...node, children: [child, ...bumped(child, node.children)] })
    }
    const rest: DocNode = { id: newId, kind: node.kind, number: nextNumber(node), runs: slice(node.runs, at, length), children: node.children }
    const head: DocNode = { ...node, runs: slice(node.runs, 0, at), children: [] }
    return [...siblings.slice(0, index), head, rest, ...bumped(rest, siblings.slice(index + 1))]
  })
}

/** Moves the marks on where they collide with the one before: after a new 2. the old 2. becomes 3., and so on. */
function bumped(before: DocNode, following: DocNode[]): DocNode[] {
  let last = before
  return following.map((node) => {
    if (node.kind !== before.kind || node.number === null || node.number !== last.number || nextNumber(last) === last.number) return node
    last = { ...node, number: nextNumber(last) }
    return last
  })
}

/** Takes a node out; its children move up to its place, so that no text below it is lost; the marks close the gap. */
export function removeNode(content: PlanContent, id: string): PlanContent {
  return editSiblings(content, id, (siblings, index) => {
    const gone = siblings[index]!
    const following = siblings.slice(index + 1)
    let expected = gone
    let free = gone.number
    const closed = following.map((node) => {
      if (free === null || node.kind !== gone.kind || node.number !== nextNumber(expected) || node.number === free) return node
      const moved = { ...node, number: free }
      expected = node
      free = node.number
      return moved
    })
    return [...siblings.slice(0, index), ...gone.children, ...closed]
  })
}

/** Joins a node to the one before it on the screen; returns that one's id and where the texts meet. */
export function joinWithPrevious(content: PlanContent, id: string): { content: PlanContent; id: string; at: number } | null {
  const order = allNodes(content)
  const index = order.findIndex((node) => node.id === id)
  const node = order[index]
  const before = order[index - 1]
  if (!node || !before) return null
  const joined = { ...before, runs: tidy([...before.runs, ...node.runs]) }
  const without = removeNode(content, id)
  return { content: replaceNode(without, before.id, (current) => [{ ...current, runs: joined.runs }]), id: before.id, at: textOf(before.runs).length }
}

export function allNodes(content: PlanContent): DocNode[] {
  const visit = (node: DocNode): DocNode[] => [node, ...node.children.flatMap(visit)]
  return trunks.flatMap((trunk) => content[trunk].flatMap(visit))
}

export function findNode(content: PlanContent, id: string): DocNode | undefined {
  return allNodes(content).find((node) => node.id === id)
}

const LETTERS = 'abcdđeghiklmnopqrstuvxy'
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV']

/** The mark that follows a node's own: 1. → 2., 1.1. → 1.2., a) → b), II. → III., "-" stays "-". */
export function nextNumber(node: Pick<DocNode, 'kind' | 'number'>): string | null {
  const mark = node.number
  if (mark === null) return null
  const arabic = /^((?:\d+\.)*)(\d+)([.)]?)$/.exec(mark)
  if (arabic) return `${arabic[1]}${Number(arabic[2]) + 1}${arabic[3]}`
  const roman = /^([IVX]+)([.)])$/.exec(mark)
  const at = roman ? ROMAN.indexOf(roman[1]!) : -1
  if (roman && at >= 0 && at + 1 < ROMAN.length) return `${ROMAN[at + 1]}${roman[2]}`
  const letter = new RegExp(`^([${LETTERS}])([.)])$`).exec(mark)
  if (letter) {
    const next = LETTERS[LETTERS.indexOf(letter[1]!) + 1]
    return next ? `${next}${letter[2]}` : mark
  }
  return mark
}

export function withKind(content: PlanContent, id: string, kind: NodeKind): PlanContent {
  const marks: Record<NodeKind, string | null> = { PART: 'Phần I', SECTION: 'I.', CLAUSE: '1.', POINT: 'a)', BULLET: '-', PARAGRAPH: null }
  return replaceNode(content, id, (node) => [{ ...node, kind, number: node.kind === kind ? node.number : marks[kind] }])
}
