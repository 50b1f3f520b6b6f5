import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { patiently, type Waiting } from './patiently'
import { ProblemError, Unreachable, readProblem } from './problem'

const busy = (retryAfterMs: number | null = 5_000) => new ProblemError(readProblem(503, { type: 'urn:lienthong:problem:busy', detail: 'Đang đọc nhiều tệp.' }), null, retryAfterMs)

describe('waiting for a busy server', () => {
  beforeEach(() => vi.useFakeTimers({ now: 0 }))
  afterEach(() => vi.useRealTimers())

  test('tries again when the server asks for, saying so meanwhile', async () => {
    const said: (Waiting | null)[] = []
    const act = vi.fn().mockRejectedValueOnce(busy()).mockResolvedValue('xong')
    const done = patiently(act, { onWait: (waiting) => said.push(waiting), random: () => 0 })
    await vi.advanceTimersByTimeAsync(4_999)
    expect(act).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await done).toBe('xong')
    expect(said).toEqual([{ reason: 'Đang đọc nhiều tệp.', try: 2, of: 5, untilMs: 5_000 }, null])
  })

  test('gives up after five tries with the last refusal', async () => {
    const act = vi.fn().mockRejectedValue(busy(null))
    const done = patiently(act, { random: () => 0 }).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(await done).toBeInstanceOf(ProblemError)
    expect(act).toHaveBeenCalledTimes(5)
  })

  test.each([new ProblemError(readProblem(422, {})), new ProblemError(readProblem(500, {})), new Unreachable('mạng')])('what is no sign of being busy is not tried again', async (error) => {
    const act = vi.fn().mockRejectedValue(error)
    await expect(patiently(act)).rejects.toBe(error)
    expect(act).toHaveBeenCalledTimes(1)
  })

  test('can be stopped while it waits', async () => {
    const cancel = new AbortController()
    const act = vi.fn().mockRejectedValue(busy())
    const done = patiently(act, { signal: cancel.signal }).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(1_000)
    cancel.abort()
    expect(await done).toMatchObject({ name: 'AbortError' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(act).toHaveBeenCalledTimes(1)
  })
})
