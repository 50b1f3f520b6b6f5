import { describe, expect, test } from 'vitest'
import type { DocNode, PlanContent } from '../../../api/types'
import { plan } from '../../../testing/fixtures'
import { mergePlans, type PlanDraft } from './merge'
import { textOf } from './runs'
import { allNodes, findNode, joinWithPrevious, removeNode, setRuns, splitNode } from './tree'

const node = (id: string, number: string | null, words: string, children: DocNode[] = []): DocNode => ({ id, kind: number === null ? 'PARAGRAPH' : 'CLAUSE', number, runs: [{ text: words, bold: false, italic: false }], children })
const base: PlanDraft = {
  year: 2026, title: plan.content.title,
  content: { ...plan.content, outline: [node('s', 'I.', 'Mục tiêu', [node('q1', '1.', 'Một'), node('q2', '2.', 'Hai', [node('q2a', null, 'Hai a')]), node('q3', '3.', 'Ba')])] },
}
const change = (by: (content: PlanContent) => PlanContent): PlanDraft => ({ ...base, content: by(base.content) })
const words = (id: string, text: string) => (content: PlanContent) => setRuns(content, id, [{ text, bold: false, italic: false }])
const read = (draft: PlanDraft) => allNodes({ ...draft.content, legalBases: [], preamble: [] }).map((one) => `${one.number ?? ''} ${textOf(one.runs)}`.trim())

describe('laying two people’s plans together', () => {
  test('nothing changed is nothing changed', () => {
    expect(mergePlans(base, base, base)).toEqual({ content: base, clashes: [] })
  })

  test('what only one side changed is taken whole, from either side', () => {
    const one = change((content) => splitNode(words('q1', 'Một dài')(content), 'q2', 2, 'moi'))
    expect(mergePlans(base, one, base)).toEqual({ content: one, clashes: [] })
    expect(mergePlans(base, base, one)).toEqual({ content: one, clashes: [] })
  })

  test('words of different paragraphs, a task and the head come together', () => {
    const mine = change((content) => ({ ...words('q1', 'Một của tôi')(content), place: 'Mạo Khê' }))
    const theirs = change((content) => ({ ...words('q2', 'Hai của họ')(content), tasks: content.tasks.slice(1) }))
    const merged = mergePlans(base, mine, theirs)
    expect(merged.clashes).toEqual([])
    expect(read(merged.content)).toEqual(['I. Mục tiêu', '1. Một của tôi', '2. Hai của họ', 'Hai a', '3. Ba'])
    expect(merged.content.content.place).toBe('Mạo Khê')
    expect(merged.content.content.tasks).toEqual(base.content.tasks.slice(1))
  })

  test('the same paragraph asks, and the answer decides', () => {
    const [mine, theirs] = [change(words('q1', 'Một của tôi')), change(words('q1', 'Một của họ'))]
    const merged = mergePlans(base, mine, theirs)
    expect(merged.clashes).toEqual([{ key: 'node:q1', where: 'Đoạn', mine: 'Một của tôi', theirs: 'Một của họ' }])
    expect(textOf(findNode(merged.content.content, 'q1')!.runs)).toBe('Một của tôi')
    expect(textOf(findNode(mergePlans(base, mine, theirs, new Map([['node:q1', 'theirs']])).content.content, 'q1')!.runs)).toBe('Một của họ')
  })

  test('two paragraphs added beside each other count on', () => {
    const mine = change((content) => splitNode(content, 'q1', 3, 'm'))
    const theirs = change((content) => splitNode(content, 'q3', 2, 't'))
    const merged = mergePlans(base, mine, theirs)
    expect(merged.clashes).toEqual([])
    expect(allNodes(merged.content.content).filter(({ id }) => ['q1', 'm', 'q2', 'q3', 't'].includes(id)).map(({ number }) => number)).toEqual(['1.', '2.', '3.', '4.', '5.'])
  })

  test('a mark that was there twice before stays: only what two people added counts on', () => {
    const twice: PlanDraft = { ...base, content: { ...base.content, outline: [node('x', '1.', 'A'), node('y', '1.', 'B')] } }
    const mine = { ...twice, content: words('x', 'A của tôi')(twice.content) }
    expect(read(mergePlans(twice, mine, twice).content)).toEqual(['1. A của tôi', '1. B'])
  })

  test('a paragraph taken out by one and rewritten by the other is asked about; its points stay in any case', () => {
    const mine = change(words('q2', 'Hai của tôi'))
    const theirs = change((content) => removeNode(content, 'q2'))
    const merged = mergePlans(base, mine, theirs)
    expect(merged.clashes).toMatchObject([{ key: 'node:q2', mine: '2. Hai của tôi', theirs: '(đã bỏ)' }])
    expect(read(merged.content)).toContain('2. Hai của tôi')
    const given = mergePlans(base, mine, theirs, new Map([['node:q2', 'theirs']]))
    expect(read(given.content)).not.toContain('2. Hai của tôi')
    expect(read(given.content)).toContain('Hai a')
  })

  test('points follow a paragraph that one person cut in two while another wrote in them', () => {
    const mine = change((content) => splitNode(content, 'q2', 1, 'nua'))
    const theirs = change(words('q2a', 'Hai a của họ'))
    const merged = mergePlans(base, mine, theirs)
    expect(merged.clashes).toEqual([])
    expect(findNode(merged.content.content, 'nua')!.children.map(({ runs }) => textOf(runs))).toEqual(['Hai a của họ'])
  })

  test('paragraphs that share an id are never mixed up: the text is one place', () => {
    const odd: PlanDraft = { ...base, content: { ...base.content, outline: [node('x', '1.', 'A'), node('x', '2.', 'B')] } }
    const mine = { ...odd, content: { ...odd.content, outline: [node('x', '1.', 'A của tôi'), node('x', '2.', 'B')] } }
    expect(read(mergePlans(odd, mine, odd).content)).toEqual(['1. A của tôi', '2. B'])
  })

  test('no paragraph is ever in the tree twice, or lost, whatever two people do', () => {
    const acts: ((content: PlanContent) => PlanContent)[] = [
      (content) => splitNode(content, 'q2', 1, `n${Math.random()}`), (content) => splitNode(content, 's', 99, `n${Math.random()}`),
      (content) => removeNode(content, 's'), (content) => removeNode(content, 'q2'), words('q2', 'khác'),
      (content) => joinWithPrevious(content, 'q3')?.content ?? content, (content) => joinWithPrevious(content, 'q2')?.content ?? content,
    ]
    for (const one of acts) {
      for (const other of acts) {
        const [mine, theirs] = [change(one), change(other)]
        const merged = mergePlans(base, mine, theirs)
        const ids = allNodes(merged.content.content).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const inBoth = allNodes(mine.content).map(({ id }) => id).filter((id) => findNode(theirs.content, id))
        expect(ids).toEqual(expect.arrayContaining(inBoth))
        // What one side added is never lost.
        expect(ids.filter((id) => id.startsWith('n') && id.includes('.'))).toHaveLength(allNodes(mine.content).filter(({ id }) => /^n0\./.test(id)).length + allNodes(theirs.content).filter(({ id }) => /^n0\./.test(id)).length)
      }
    }
  })
})
