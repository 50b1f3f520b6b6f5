import { describe, expect, test } from 'vitest'
import type { Citation, Run } from '../../../api/types'
import { citations } from '../../../testing/fixtures'
import { hasLook, readRuns, sameRuns, segments, slice, textOf, tidy, toggle } from './runs'

const run = (text: string, look = ''): Run => ({ text, bold: look.includes('b'), italic: look.includes('i') })

describe('runs', () => {
  const runs = [run('Căn cứ ', 'i'), run('Nghị định', 'bi'), run(' số 72', 'i')]

  test('a slice keeps the looks on both sides of its edges', () => {
    expect(slice(runs, 4, 12)).toEqual([run('cứ ', 'i'), run('Nghị ', 'bi')])
  })

  test('neighbours of one look join, empty ones go', () => {
    expect(tidy([run('a'), run(''), run('b'), run('c', 'b')])).toEqual([run('ab'), run('c', 'b')])
  })

  test('bold goes on over a mixed range and off over a bold one; italic stays', () => {
    const on = toggle(runs, 0, 16, 'bold')
    expect(on).toEqual([run('Căn cứ Nghị định', 'bi'), run(' số 72', 'i')])
    expect(hasLook(on, 0, 16, 'bold')).toBe(true)
    expect(toggle(on, 7, 16, 'bold')).toEqual([run('Căn cứ ', 'bi'), run('Nghị định số 72', 'i')])
  })

  test('toggling twice changes no letter', () => {
    expect(textOf(toggle(toggle(runs, 2, 9, 'bold'), 2, 9, 'bold'))).toBe(textOf(runs))
  })
})

describe('segments', () => {
  const cite = (start: number, end: number) => ({ ...citations[0]!, start, end }) as Citation

  test('cut at the edges of looks and of citations', () => {
    const cited = cite(4, 11)
    expect(segments([run('abcdefgh', 'b'), run('ijklm')], [cited])).toEqual([
      { text: 'abcd', bold: true, italic: false, citation: null },
      { text: 'efgh', bold: true, italic: false, citation: cited },
      { text: 'ijk', bold: false, italic: false, citation: cited },
      { text: 'lm', bold: false, italic: false, citation: null },
    ])
  })

  test('a citation inside another one is drawn as itself', () => {
    const [outer, inner] = [cite(0, 10), cite(4, 6)]
    expect(segments([run('0123456789')], [outer, inner]).map((one) => one.citation)).toEqual([outer, inner, outer])
  })

  test('offsets beyond a text that has become shorter do no harm', () => {
    expect(segments([run('abc')], [cite(2, 90), cite(50, 60)]).map((one) => one.text)).toEqual(['ab', 'c'])
  })
})

describe('reading an edited element back', () => {
  const element = (build: (root: HTMLElement) => void) => {
    const root = document.createElement('span')
    build(root)
    return root
  }

  test('takes bold and italic from tags and styles, and joins what belongs together', () => {
    const root = element((span) => {
      const bold = document.createElement('b')
      const italic = document.createElement('i')
      italic.append('định')
      bold.append('Nghị ', italic)
      const styled = document.createElement('span')
      styled.style.fontWeight = '700'
      styled.append(' số')
      span.append('Căn cứ ', bold, styled)
    })
    expect(readRuns(root)).toEqual([run('Căn cứ '), run('Nghị ', 'b'), run('định', 'bi'), run(' số', 'b')])
  })

  test('turns composed letters into one form, so that offsets mean the same everywhere', () => {
    const root = element((span) => span.append('Nghi\u0323'))
    expect(textOf(readRuns(root))).toBe('Nghị')
  })

  test('a browser’s line break becomes a space and its closing one nothing', () => {
    const root = element((span) => span.append('một', document.createElement('br'), 'hai', document.createElement('br')))
    expect(textOf(readRuns(root))).toBe('một hai')
  })

  test('equal texts of equal looks are equal however they are cut', () => {
    expect(sameRuns([run('ab', 'b'), run('c', 'b')], [run('abc', 'b')])).toBe(true)
    expect(sameRuns([run('abc', 'b')], [run('abc')])).toBe(false)
  })
})
