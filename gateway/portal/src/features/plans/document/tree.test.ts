import { describe, expect, test } from 'vitest'
import { plan } from '../../../testing/fixtures'
import { textOf } from './runs'
import { allNodes, findNode, joinWithPrevious, nextNumber, removeNode, setRuns, splitNode, withKind } from './tree'

const { content } = plan
const words = (of: typeof content) => allNodes(of).map((node) => textOf(node.runs)).join('|')
const marks = (of: typeof content, id: string) => findNode(of, id)!.children.map((node) => node.number)

describe('the document tree', () => {
  test('changing one node leaves every other node the same object', () => {
    const after = setRuns(content, 's111', [{ text: 'mới', bold: false, italic: false }])
    expect(textOf(findNode(after, 's111')!.runs)).toBe('mới')
    expect(after.legalBases).toBe(content.legalBases)
    expect(after.outline[1]).toBe(content.outline[1])
  })

  test('splitting keeps every letter, gives the rest the next mark and moves the following marks on', () => {
    const text = textOf(findNode(content, 's11')!.runs)
    const after = splitNode(content, 's11', 3, 'new')
    expect(textOf(findNode(after, 's11')!.runs) + textOf(findNode(after, 'new')!.runs)).toBe(text)
    expect(marks(after, 's1')).toEqual(['1.', '2.', '3.'])
    expect(findNode(after, 'new')!.children.map((child) => child.id)).toEqual(['s111', 's112'])
  })

  test('Enter at the end of a heading begins a first line below it', () => {
    const after = splitNode(content, 's11', textOf(findNode(content, 's11')!.runs).length, 'new')
    expect(findNode(after, 's11')!.children.map((child) => child.id)).toEqual(['new', 's111', 's112'])
    expect(findNode(after, 'new')).toMatchObject({ kind: 'BULLET', number: '-' })
  })

  test('removing a node keeps what stood below it and closes the gap in the marks', () => {
    const after = removeNode(content, 's11')
    expect(findNode(after, 's111')).toBeDefined()
    expect(findNode(after, 's12')!.number).toBe('1.')
  })

  test('joining to the line before loses no letter and says where the texts meet', () => {
    const joined = joinWithPrevious(content, 's112')!
    expect(joined.id).toBe('s111')
    expect(joined.at).toBe(textOf(findNode(content, 's111')!.runs).length)
    expect(words(joined.content).replaceAll('|', '')).toBe(words(content).replaceAll('|', ''))
  })

  test('the first node has nothing to be joined to', () => {
    expect(joinWithPrevious(content, 'b1')).toBeNull()
  })

  test.each([['1.', '2.'], ['1.9.', '1.10.'], ['II.', 'III.'], ['d)', 'đ)'], ['a)', 'b)'], ['-', '-'], ['9)', '10)']])('after %s comes %s', (mark, next) => {
    expect(nextNumber({ kind: 'CLAUSE', number: mark })).toBe(next)
  })

  test('a changed kind brings its own first mark', () => {
    expect(findNode(withKind(content, 's111', 'POINT'), 's111')).toMatchObject({ kind: 'POINT', number: 'a)' })
  })
})
