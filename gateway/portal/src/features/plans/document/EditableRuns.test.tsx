import { createEvent, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import type { Citation, Run } from '../../../api/types'
import { citations, plan } from '../../../testing/fixtures'
import { caretIn, placeCaret } from './caret'
import { EditableRuns } from './EditableRuns'
import { textOf } from './runs'

const base = plan.content.legalBases[0]!
const cited = citations[0]!

function Editor({ runs: first, onRuns, ...rest }: { runs: Run[]; onRuns?: (runs: Run[]) => void; citations?: Citation[]; onSplit?: (at: number) => void; onJoin?: () => void }) {
  const [runs, setRuns] = useState(first)
  return <EditableRuns id="b1" label="Căn cứ 1" runs={runs} citations={rest.citations ?? []} active={null} onSplit={rest.onSplit} onJoin={rest.onJoin} onChange={(next) => { setRuns(next); onRuns?.(next) }} />
}

const bold = (text: string): Run => ({ text, bold: true, italic: false })
const plain = (text: string): Run => ({ text, bold: false, italic: false })

function editor(): HTMLElement {
  return screen.getByRole('textbox', { name: 'Căn cứ 1' })
}

/** Types as a browser does: the text node changes first, the event follows. */
function typeInto(text: Text, data: string): void {
  text.data = data
  fireEvent.input(editor())
}

describe('typing into a node', () => {
  test('keeps bold and italic of everything around', () => {
    const heard = vi.fn()
    render(<Editor runs={[bold('Căn cứ '), plain('Nghị định'), bold(' 72')]} onRuns={heard} />)
    typeInto(editor().childNodes[1] as Text, 'Nghị định số')
    expect(heard).toHaveBeenLastCalledWith([bold('Căn cứ '), plain('Nghị định số'), bold(' 72')])
  })

  test('does not touch what the browser is editing', () => {
    render(<Editor runs={[plain('một')]} />)
    const before = editor().firstChild
    typeInto(before as Text, 'một hai')
    expect(editor().firstChild).toBe(before)
  })

  test('waits for an input method to finish a syllable', () => {
    const heard = vi.fn()
    render(<Editor runs={[plain('')]} onRuns={heard} />)
    fireEvent.compositionStart(editor())
    editor().append('tie')
    fireEvent.input(editor())
    expect(heard).not.toHaveBeenCalled()
    editor().firstChild!.textContent = 'tiế'
    fireEvent.compositionEnd(editor())
    expect(heard).toHaveBeenCalledWith([plain('tiế')])
  })

  test('Ctrl+B makes the selection bold and keeps it selected', () => {
    const heard = vi.fn()
    render(<Editor runs={[plain('Căn cứ Nghị định')]} onRuns={heard} />)
    editor().focus()
    placeCaret(editor(), { start: 7, end: 16 })
    fireEvent.keyDown(editor(), { key: 'b', ctrlKey: true })
    expect(heard).toHaveBeenCalledWith([plain('Căn cứ '), bold('Nghị định')])
    expect(caretIn(editor())).toEqual({ start: 7, end: 16 })
    expect(editor().querySelector('b')?.textContent).toBe('Nghị định')
  })

  test('a paste comes in as plain text in the look of its place, on one line', () => {
    const heard = vi.fn()
    render(<Editor runs={[bold('ab')]} onRuns={heard} />)
    placeCaret(editor(), { start: 1, end: 1 })
    const paste = createEvent.paste(editor(), { clipboardData: { getData: () => 'x\r\ny' } })
    fireEvent(editor(), paste)
    expect(heard).toHaveBeenCalledWith([bold('ax yb')])
    expect(paste.defaultPrevented).toBe(true)
  })

  test('Enter asks for a split at the caret, Backspace at the start for a join', () => {
    const onSplit = vi.fn()
    const onJoin = vi.fn()
    render(<Editor runs={[plain('một hai')]} onSplit={onSplit} onJoin={onJoin} />)
    placeCaret(editor(), { start: 4, end: 4 })
    fireEvent.keyDown(editor(), { key: 'Backspace' })
    expect(onJoin).not.toHaveBeenCalled()
    fireEvent.keyDown(editor(), { key: 'Enter' })
    expect(onSplit).toHaveBeenCalledWith(4)
    placeCaret(editor(), { start: 0, end: 0 })
    fireEvent.keyDown(editor(), { key: 'Backspace' })
    expect(onJoin).toHaveBeenCalledTimes(1)
  })

  test('citations are underlined by their finding and the text stays whole', () => {
    render(<Editor runs={base.runs} citations={[cited]} />)
    const mark = editor().querySelector('.cite-date')
    expect(mark?.textContent).toBe('Nghị định số 72/2015/NĐ-CP ngày 07/8/2015')
    expect(editor().textContent).toBe(textOf(base.runs))
  })

  test('a text changed from elsewhere is drawn anew', () => {
    const { rerender } = render(<EditableRuns id="b1" label="Căn cứ 1" runs={[plain('07/8/2015')]} citations={[]} active={null} onChange={() => undefined} />)
    rerender(<EditableRuns id="b1" label="Căn cứ 1" runs={[plain('07/9/2015')]} citations={[]} active={null} onChange={() => undefined} />)
    expect(editor().textContent).toBe('07/9/2015')
  })
})
