import { describe, expect, test } from 'vitest'
import { Merging, mergedOrder } from './merge'

interface Item { id: string; text: string }
const item = (id: string, text = id): Item => ({ id, text })
const list = (base: Item[], mine: Item[], theirs: Item[]) => {
  const merging = new Merging()
  const merged = merging.list('k', 'Dòng', base, mine, theirs, (from, my, their) => (from ? merging.value(`k:${from.id}`, 'Dòng', from, my, their, (one) => one.text) : my), (one) => one.text)
  return { ids: merged.map(({ id }) => id), texts: merged.map(({ text }) => text), clashes: merging.clashes }
}

describe('laying two people’s lists together', () => {
  const base = [item('a'), item('b'), item('c')]

  test('what each added stays, in its place', () => {
    expect(list(base, [item('a'), item('m'), item('b'), item('c')], [item('a'), item('b'), item('t'), item('c')]).ids).toEqual(['a', 'm', 'b', 't', 'c'])
  })

  test('what one took out and the other left alone is gone', () => {
    expect(list(base, [item('a'), item('c')], [item('a'), item('b'), item('c', 'sửa')])).toMatchObject({ texts: ['a', 'sửa'], clashes: [] })
    expect(list(base, base, [item('b'), item('c')])).toMatchObject({ ids: ['b', 'c'], clashes: [] })
  })

  test('what one took out and the other changed is asked about, and stays meanwhile as mine', () => {
    const found = list(base, [item('a'), item('b', 'của tôi'), item('c')], [item('a'), item('c')])
    expect(found).toMatchObject({ texts: ['a', 'của tôi', 'c'], clashes: [{ key: 'k:b', mine: 'của tôi', theirs: '(đã bỏ)' }] })
  })

  test('the same change on both sides is no clash', () => {
    expect(list(base, [item('a', 'x'), item('b'), item('c')], [item('a', 'x'), item('b'), item('c')]).clashes).toEqual([])
  })

  test('who moved things leads the order', () => {
    expect(mergedOrder(['a', 'b', 'c'], ['c', 'a', 'b'], ['a', 'b', 't', 'c'])).toEqual(['c', 'a', 'b', 't'])
    expect(mergedOrder(['a', 'b', 'c'], ['a', 'm', 'b', 'c'], ['c', 'b', 'a'])).toEqual(['c', 'b', 'a', 'm'])
  })
})
