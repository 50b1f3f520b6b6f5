import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HandStream } from '../testing/render'
import { LiveStream } from './live'
import { SharedLive, type WordChannel } from './sharedLive'

/** Locks of one browser: one holder, the others in line; a tab that closes lets go. */
class HandLocks {
  private readonly line: { signal: AbortSignal; run: () => Promise<void> }[] = []
  private held = false

  request = ((_name: string, { signal }: { signal: AbortSignal }, run: () => Promise<void>) => new Promise<void>((done, failed) => {
    signal.addEventListener('abort', () => failed(new DOMException('given up', 'AbortError')))
    this.line.push({ signal, run: async () => { await run(); done() } })
    this.next()
  })) as unknown as LockManager['request']

  private next(): void {
    if (this.held) return
    const turn = this.line.shift()
    if (!turn) return
    if (turn.signal.aborted) return this.next()
    this.held = true
    void turn.run().finally(() => {
      this.held = false
      this.next()
    })
  }
}

describe('one live connection for all tabs', () => {
  let made: HandStream[]
  let locks: HandLocks
  let channels: WordChannel[]
  let tabs: SharedLive[]

  const open = (rest: object = {}) => {
    const tab = new SharedLive({
      account: 'quang-ninh/a1', locks, isVisible: () => true, random: () => 0,
      stream: () => new LiveStream({ open: () => { const stream = new HandStream(); made.push(stream); return stream }, random: () => 0 }),
      channel: () => {
        const own: WordChannel = {
          onmessage: null,
          postMessage: (word) => channels.filter((one) => one !== own).forEach((one) => one.onmessage?.(new MessageEvent('message', { data: word }))),
          close: () => { channels = channels.filter((one) => one !== own) },
        }
        channels.push(own)
        return own
      },
      ...rest,
    })
    tab.start()
    tabs.push(tab)
    return tab
  }
  const change = { round: 'r', unit: 'so', asOf: '2026-06-12T03:00:00Z' }

  beforeEach(() => {
    vi.useFakeTimers()
    made = []
    channels = []
    tabs = []
    locks = new HandLocks()
  })
  afterEach(() => {
    for (const tab of tabs) tab.stop()
    vi.useRealTimers()
  })

  test('twelve tabs open one stream, and each hears what comes', () => {
    const heard: number[] = []
    for (let index = 0; index < 12; index++) open().on('rollup', () => heard.push(index))
    expect(made).toHaveLength(1)
    made[0]!.opened()
    made[0]!.send('rollup', change)
    expect(heard.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(tabs.map((tab) => tab.current().status)).toEqual(Array(12).fill('live'))
  })

  test('a tab that opens later learns at once that the connection stands', () => {
    open()
    made[0]!.opened()
    expect(open().current().status).toBe('live')
  })

  test('when the holder closes, another tab takes over, and all fetch what was missed between', async () => {
    const [first, second, third] = [open(), open(), open()]
    made[0]!.opened()
    const missed = vi.fn()
    second.onResume(missed)
    third.onResume(missed)
    first.stop()
    await vi.advanceTimersByTimeAsync(0)
    expect(made[0]!.closed).toBe(true)
    expect(made).toHaveLength(2)
    made[1]!.opened()
    expect(missed).toHaveBeenCalledTimes(2)
    const heard = vi.fn()
    third.on('rollup', heard)
    made[1]!.send('rollup', change)
    expect(heard).toHaveBeenCalledWith(change)
  })

  test('the first tab of a browser has missed nothing', () => {
    const missed = vi.fn()
    open().onResume(missed)
    made[0]!.opened()
    expect(missed).not.toHaveBeenCalled()
  })

  test('while the stream is refused the pages that are looked at ask by themselves, no others', async () => {
    const [asked, unasked] = [vi.fn(), vi.fn()]
    open().onResume(asked)
    open({ isVisible: () => false }).onResume(unasked)
    made[0]!.broken()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(unasked).not.toHaveBeenCalled()
    made.at(-1)!.opened()
    asked.mockClear()
    for (let quarter = 0; quarter < 8; quarter++) {
      made.at(-1)!.send('ping', {})
      await vi.advanceTimersByTimeAsync(15_000)
    }
    expect(asked).not.toHaveBeenCalled()
  })

  test('a holder that falls silent (a frozen tab) is noticed', async () => {
    open()
    const second = open()
    made[0]!.opened()
    expect(second.current().status).toBe('live')
    channels[0]!.postMessage = () => undefined
    await vi.advanceTimersByTimeAsync(60_000)
    expect(second.current().status).toBe('down')
  })

  test.each([['locks', { locks: null }], ['channels', { channel: null }]])('a browser without %s polls', async (_what, rest) => {
    const tab = open(rest)
    const asked = vi.fn()
    tab.onResume(asked)
    expect(tab.current().status).toBe('polling')
    await vi.advanceTimersByTimeAsync(90_000)
    expect(asked).toHaveBeenCalledTimes(3)
    expect(made).toEqual([])
  })

  test('a tab that stops leaves nothing running', async () => {
    const asked = vi.fn()
    const tab = open()
    tab.onResume(asked)
    made[0]!.broken()
    tab.stop()
    await vi.advanceTimersByTimeAsync(300_000)
    expect(asked).not.toHaveBeenCalled()
    expect(made).toHaveLength(1)
  })
})
