import { describe, expect, test } from 'vitest'
import { ProblemError, Unreachable, readProblem } from '../api/problem'
import { mayPass, waitBefore } from './providers'

const refused = (status: number, retryAfterMs: number | null = null) => new ProblemError(readProblem(status, null), null, retryAfterMs)

describe('reading again by itself', () => {
  test('happens a few times for what may pass, never for a refusal', () => {
    expect([refused(503), refused(429, 2_000), new Unreachable('x')].map((error) => mayPass(0, error))).toEqual([true, true, true])
    expect([refused(404), refused(403), refused(422), new TypeError('x')].map((error) => mayPass(0, error))).toEqual([false, false, false, false])
    expect(mayPass(3, refused(503))).toBe(false)
  })

  test('waits as long as the server asks for, and a chance bit more', () => {
    expect(waitBefore(0, refused(429, 4_000), () => 0)).toBe(4_000)
    expect(waitBefore(0, refused(429, 4_000), () => 0.99)).toBeGreaterThan(5_900)
    expect([0, 1, 2].map((attempt) => waitBefore(attempt, refused(503), () => 0))).toEqual([400, 800, 1_600])
  })

  test('does not leave a page empty for a server that asks for more patience than people have', () => {
    expect(mayPass(0, refused(503, 30_000))).toBe(false)
  })
})
