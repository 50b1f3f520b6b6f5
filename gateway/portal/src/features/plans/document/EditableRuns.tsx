import { useLayoutEffect, useRef, type KeyboardEvent, type ClipboardEvent } from 'react'
import type { Citation, Run } from '../../../api/types'
import { verdictLook } from './findings'
import { caretIn, placeCaret, type Caret } from './caret'
import { readRuns, sameRuns, segments, slice, textOf, tidy, toggle } from './runs'

interface Props {
  id: string
  label: string
  runs: Run[]
  citations: Citation[]
  active: Citation | null
  onChange: (runs: Run[]) => void
  onSplit?: (at: number) => void
  onJoin?: () => void
  onFocus?: () => void
}

/**
 * One node's text, typed into directly. The browser owns the text while somebody types (input methods for Vietnamese
 * need that); we only read it back, with its bold and italic, and draw again when the text changed from elsewhere.
 */
export function EditableRuns({ id, label, runs, citations, active, onChange, onSplit, onJoin, onFocus }: Props) {
  const element = useRef<HTMLSpanElement>(null)
  const composing = useRef(false)
  const drawn = useRef<string>('')

  useLayoutEffect(() => {
    const root = element.current
    if (!root || composing.current) return
    const marks = citations.map((citation) => [citation.start, citation.end, citation.verdict, citation === active])
    const signature = JSON.stringify(marks)
    // While the text is ahead of the last check, the drawn underlines travel with the words: leave them.
    if (signature === drawn.current && sameRuns(readRuns(root), runs)) return
    const caret = caretIn(root)
    draw(root, runs, citations, active)
    drawn.current = signature
    if (caret) placeCaret(root, caret)
  }, [runs, citations, active])

  const change = (next: Run[], caret: Caret) => {
    const root = element.current!
    draw(root, next, [], null)
    placeCaret(root, caret)
    onChange(next)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const root = element.current!
    const caret = caretIn(root)
    const look = event.ctrlKey || event.metaKey ? ({ b: 'bold', i: 'italic' } as const)[event.key.toLowerCase()] : undefined
    if (look) {
      event.preventDefault()
      if (caret && caret.start < caret.end) change(toggle(readRuns(root), caret.start, caret.end, look), caret)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (caret) onSplit?.(caret.start)
    } else if (event.key === 'Backspace' && caret && caret.start === 0 && caret.end === 0 && onJoin) {
      event.preventDefault()
      onJoin()
    }
  }

  // Pasted text comes in plain: the looks of another document are not this document's.
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault()
    const root = element.current!
    const caret = caretIn(root)
    const text = event.clipboardData.getData('text/plain').normalize('NFC').replace(/\s*[\r\n]+\s*/g, ' ')
    if (!caret || text === '') return
    const before = readRuns(root)
    const near = slice(before, Math.max(0, caret.start - 1), Math.max(1, caret.start))[0]
    const inserted: Run = { text, bold: near?.bold ?? false, italic: near?.italic ?? false }
    const next = tidy([...slice(before, 0, caret.start), inserted, ...slice(before, caret.end, textOf(before).length)])
    change(next, { start: caret.start + text.length, end: caret.start + text.length })
  }

  return (
    <span
      ref={element}
      className="runs"
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      tabIndex={0}
      contentEditable
      suppressContentEditableWarning
      spellCheck={false}
      data-node={id}
      onInput={() => { if (!composing.current) onChange(readRuns(element.current!)) }}
      onCompositionStart={() => { composing.current = true }}
      onCompositionEnd={() => {
        composing.current = false
        onChange(readRuns(element.current!))
      }}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onFocus={onFocus}
    />
  )
}

function draw(root: HTMLElement, runs: readonly Run[], citations: readonly Citation[], active: Citation | null): void {
  const pieces = segments(runs, citations).map((segment) => {
    let node: Node = document.createTextNode(segment.text)
    for (const [on, tag] of [[segment.italic, 'i'], [segment.bold, 'b']] as const) {
      if (!on) continue
      const look = document.createElement(tag)
      look.append(node)
      node = look
    }
    if (!segment.citation) return node
    const cite = document.createElement('span')
    cite.className = `cite ${verdictLook(segment.citation.verdict).line}${segment.citation === active ? ' cite-on' : ''}`
    cite.append(node)
    return cite
  })
  root.replaceChildren(...pieces)
}
