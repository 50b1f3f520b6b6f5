/** A selection inside one element as offsets in its text. */
export interface Caret { start: number; end: number }

export function caretIn(root: HTMLElement): Caret | null {
  const selection = root.ownerDocument.getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  return { start: offsetOf(root, range.startContainer, range.startOffset), end: offsetOf(root, range.endContainer, range.endOffset) }
}

function offsetOf(root: HTMLElement, container: Node, offset: number): number {
  const before = root.ownerDocument.createRange()
  before.selectNodeContents(root)
  before.setEnd(container, offset)
  return before.toString().length
}

export function placeCaret(root: HTMLElement, caret: Caret): void {
  const range = root.ownerDocument.createRange()
  const start = pointAt(root, caret.start)
  const end = pointAt(root, caret.end)
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  const selection = root.ownerDocument.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

function pointAt(root: HTMLElement, offset: number): { node: Node; offset: number } {
  const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let left = offset
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = (node as Text).data.length
    if (left <= length) return { node, offset: left }
    left -= length
  }
  return { node: root, offset: root.childNodes.length }
}

/** Puts the caret into a node of the document after it has been drawn. */
export function focusNode(id: string, at: number): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)
    if (!element) return
    element.focus()
    placeCaret(element, { start: at, end: at })
  })
}
