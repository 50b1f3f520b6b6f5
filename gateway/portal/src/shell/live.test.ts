import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HandStream } from '../testing/render'
import { LiveStream } from './live'

describe('the live connection', () => {
  let made: HandStream[]
  let live: LiveStream

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-06-12T03:00:00Z') })
    made = []
    live = new LiveStream({ open: () => { const stream = new HandStream(); made.push(stream); return stream }, random: () => 0 })
    live.start()
  })

  afterEach(() => {
    live.stop()
    vi.useRealTimers()
  })

  test('is live once the stream opens', () => {
    made[0]!.opened()
    expect(live.current()).toEqual({ status: 'live' })
  })

  test('hands a change of a roll-up to its listeners, and none after they left', () => {
    const heard: unknown[] = []
    const leave = live.on('rollup', (change) => heard.push(change))
    made[0]!.send('rollup', { round: 'r', unit: 'so', asOf: '2026-06-12T03:00:00Z' })
    leave()
    made[0]!.send('rollup', { round: 'r2', unit: 'so', asOf: '2026-06-12T03:00:00Z' })
    expect(heard).toEqual([{ round: 'r', unit: 'so', asOf: '2026-06-12T03:00:00Z' }])
  })

  test('is down from the moment of the error and tries again after one, two, four seconds', () => {
    made[0]!.opened()
    made[0]!.broken()
    expect(live.current()).toEqual({ status: 'down', since: new Date('2026-06-12T03:00:00Z') })
    expect(made[0]!.closed).toBe(true)
    vi.advanceTimersByTime(999)
    expect(made).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(made).toHaveLength(2)
    made[1]!.broken()
    vi.advanceTimersByTime(2_000)
    expect(made).toHaveLength(3)
    made[2]!.broken()
    vi.advanceTimersByTime(3_999)
    expect(made).toHaveLength(3)
    vi.advanceTimersByTime(1)
    expect(made).toHaveLength(4)
    expect(live.current()).toEqual({ status: 'down', since: new Date('2026-06-12T03:00:00Z') })
  })

  test('never pauses longer than half a minute', () => {
    for (let attempt = 0; attempt < 8; attempt++) {
      made.at(-1)!.broken()
      vi.advanceTimersByTime(30_000)
    }
    expect(made).toHaveLength(9)
  })

  test('takes silence for a dead connection, and a ping for life', () => {
    made[0]!.opened()
    vi.advanceTimersByTime(30_000)
    made[0]!.send('ping', {})
    vi.advanceTimersByTime(30_000)
    expect(live.current().status).toBe('live')
    vi.advanceTimersByTime(10_000)
    expect(live.current().status).toBe('down')
  })

  test('tells when it is back, so that what was missed gets fetched; not at the first connection', () => {
    const resumed = vi.fn()
    live.onResume(resumed)
    made[0]!.opened()
    expect(resumed).not.toHaveBeenCalled()
    made[0]!.broken()
    vi.advanceTimersByTime(1_000)
    made[1]!.opened()
    expect(resumed).toHaveBeenCalledTimes(1)
    expect(live.current().status).toBe('live')
  })

  test('a stream that was given up has no say any more', () => {
    made[0]!.broken()
    vi.advanceTimersByTime(1_000)
    made[1]!.opened()
    made[0]!.broken()
    expect(live.current().status).toBe('live')
  })

  test('stops for good when the page goes', () => {
    made[0]!.broken()
    live.stop()
    vi.advanceTimersByTime(60_000)
    expect(made).toHaveLength(1)
  })
})
