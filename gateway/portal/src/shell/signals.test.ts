import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { report, rollup } from '../testing/fixtures'
import { Gathering, staleAfterNotice, staleAfterRollup } from './signals'

describe('signals', () => {
  let queries: QueryClient
  let asked: string[]
  let stops: (() => void)[]

  /** A screen that shows this. */
  const show = (key: unknown[], answer: () => Promise<unknown> = async () => ({})) => {
    const observer = new QueryObserver(queries, { queryKey: key, queryFn: async () => { asked.push(JSON.stringify(key)); return answer() }, staleTime: 10_000 })
    stops.push(observer.subscribe(() => undefined))
    return observer
  }
  const after = async (ms: number) => vi.advanceTimersByTimeAsync(ms)

  beforeEach(() => {
    vi.useFakeTimers()
    queries = new QueryClient()
    asked = []
    stops = []
  })
  afterEach(() => {
    for (const stop of stops) stop()
    queries.clear()
    vi.useRealTimers()
  })

  test('many within a second fetch once', async () => {
    show(['rollup', '2026-1', 'so'], async () => rollup)
    await after(0)
    asked = []
    const gathering = new Gathering(queries, () => 0)
    for (let one = 0; one < 21; one++) {
      gathering.add(...staleAfterRollup({ round: '2026-1', unit: 'so', asOf: '' }))
      await after(40)
    }
    await after(2_000)
    expect(asked).toHaveLength(1)
  })

  test('an answer under way is shown, not cancelled, and asked for once more after it', async () => {
    let served = 0
    const screen = show(['rollup', '2026-1', 'so'], () => new Promise((resolve) => setTimeout(() => resolve({ ...rollup, expected: ++served }), 5_000)))
    const shown: unknown[] = []
    screen.subscribe((result) => { if (result.data) shown.push((result.data as { expected: number }).expected) })
    const gathering = new Gathering(queries, () => 0)
    for (let one = 0; one < 21; one++) {
      gathering.add(...staleAfterRollup({ round: '2026-1', unit: 'so', asOf: '' }))
      await after(600)
    }
    expect(new Set(shown)).toEqual(new Set([1, 2]))
    await after(20_000)
    expect(asked.length).toBeLessThanOrEqual(4)
    expect(shown.at(-1)).toBe(served)
  })

  test('a change of figures fetches the pages that show the unit, and no others', async () => {
    show(['rollup', '2026-1', 'so'], async () => rollup)
    show(['rollup', '2025-2', 'so'], async () => rollup)
    show(['reports', 'one', 'b1'], async () => report)
    show(['reports', 'list', { folder: 'review' }])
    show(['reports', 'list', { folder: 'mine' }])
    show(['plans', 'list', { folder: 'mine' }])
    show(['work', 'reports'])
    await after(0)
    asked = []
    new Gathering(queries, () => 0).add(...staleAfterRollup({ round: '2026-1', unit: 'so', asOf: '' }))
    await after(1_000)
    expect(asked.toSorted()).toEqual(['["reports","list",{"folder":"review"}]', '["rollup","2026-1","so"]'])
  })

  test('a notice fetches what it is about', async () => {
    for (const key of [['notices', 'unread'], ['work', 'plans'], ['work', 'reports'], ['plans', 'one', 'k1'], ['plans', 'one', 'k2'], ['plans', 'list', {}], ['reports', 'list', {}], ['rollup', 'r', 'so']]) show(key)
    await after(0)
    asked = []
    new Gathering(queries, () => 0).add(...staleAfterNotice({ link: '/ke-hoach/k1' }))
    await after(1_000)
    expect(asked.toSorted()).toEqual(['["notices","unread"]', '["plans","list",{}]', '["plans","one","k1"]', '["work","plans"]'])
  })

  test('browsers fetch at different moments, none later than two seconds', async () => {
    show(['work', 'plans'])
    await after(0)
    asked = []
    new Gathering(queries, () => 0.99).add({ key: ['work'] })
    await after(1_900)
    expect(asked).toEqual([])
    await after(100)
    expect(asked).toHaveLength(1)
  })
})
