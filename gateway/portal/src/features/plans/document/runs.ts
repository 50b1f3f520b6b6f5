import type { Citation, Run } from '../../../api/types'

/** Text with bold and italic as the services keep it. Offsets are UTF-16 code units, as in JavaScript and Java. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/** Drops empty runs and joins neighbours of the same look, so that equal texts are equal values. */
export function tidy(runs: readonly Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (run.text === '') continue
    if (last && last.bold === run.bold && last.italic === run.italic) result[result.length - 1] = { ...last, text: last.text + run.text }
    else result.push(run)
  }
  return result
}

export function slice(runs: readonly Run[], start: number, end: number): Run[] {
  const result: Run[] = []
  let at = 0
  for (const run of runs) {
    const from = Math.max(0, start - at)
    const to = Math.min(run.text.length, end - at)
    if (from < to) result.push({ ...run, text: run.text.slice(from, to) })
    at += run.text.length
  }
  return result
}

export type Look = 'bold' | 'italic'

/** Turns a look on for a range, or off when the whole range already has it. */
export function toggle(runs: readonly Run[], start: number, end: number, look: Look): Run[] {
  const on = !hasLook(runs, start, end, look)
  const length = textOf(runs).length
  return tidy([...slice(runs, 0, start), ...slice(runs, start, end).map((run) => ({ ...run, [look]: on })), ...slice(runs, end, length)])
}

export function hasLook(runs: readonly Run[], start: number, end: number, look: Look): boolean {
  const inside = slice(runs, start, end)
  return inside.length > 0 && inside.every((run) => run[look])
}

/** A stretch of one look that lies wholly inside one citation, or outside all. */
export interface Segment { text: string; bold: boolean; italic: boolean; citation: Citation | null }

/** Cuts a text at every change of look and at the edges of citations; where citations overlap the inner one wins. */
export function segments(runs: readonly Run[], citations: readonly Citation[]): Segment[] {
  const length = textOf(runs).length
  const cuts = new Set([0, length])
  let at = 0
  for (const run of runs) cuts.add((at += run.text.length))
  for (const citation of citations) {
    if (citation.start < length) cuts.add(citation.start)
    cuts.add(Math.min(citation.end, length))
  }
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(0, -1).flatMap((start, index) => {
    const end = edges[index + 1]!
    const piece = slice(runs, start, end)[0]
    if (!piece) return []
    const covering = citations.filter((citation) => citation.start <= start && end <= citation.end)
    const citation = covering.toSorted((a, b) => (a.end - a.start) - (b.end - b.start))[0] ?? null
    return [{ text: piece.text, bold: piece.bold, italic: piece.italic, citation }]
  })
}

/** Reads text and looks back from an edited element. Line breaks that a browser may put in become spaces. */
export function readRuns(root: HTMLElement): Run[] {
  const runs: Run[] = []
  const visit = (node: Node, bold: boolean, italic: boolean) => {
    if (node instanceof Text) {
      runs.push({ text: node.data.replace(/\u00a0/g, ' ').replace(/[\r\n]+/g, ' '), bold, italic })
      return
    }
    if (!(node instanceof HTMLElement)) return
    if (node.tagName === 'BR') {
      if (node.nextSibling) runs.push({ text: ' ', bold, italic })
      return
    }
    const style = node.style
    const nowBold = (bold || node.tagName === 'B' || node.tagName === 'STRONG' || style.fontWeight === 'bold' || Number(style.fontWeight) >= 600) && style.fontWeight !== 'normal'
    const nowItalic = (italic || node.tagName === 'I' || node.tagName === 'EM' || style.fontStyle === 'italic') && style.fontStyle !== 'normal'
    for (const child of node.childNodes) visit(child, nowBold, nowItalic)
  }
  for (const child of root.childNodes) visit(child, false, false)
  return tidy(runs.map((run) => ({ ...run, text: run.text.normalize('NFC') })))
}

export function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  const left = tidy(a)
  const right = tidy(b)
  return left.length === right.length && left.every((run, index) => {
    const other = right[index]!
    return run.text === other.text && run.bold === other.bold && run.italic === other.italic
  })
}
