import { describe, expect, test, vi } from 'vitest'
import { IdempotencyKeys } from './idempotency'
import { answer, ifMatch, signIn } from './http'
import { ProblemError, Unreachable, isProblem, readProblem } from './problem'

describe('what a call brings back', () => {
  test('a refusal keeps the words, the slug and the trace code of the service', async () => {
    const call = Promise.resolve({ error: { type: 'urn:lienthong:problem:number-taken', title: 'Trùng số', status: 409, detail: 'Số này đã dùng.', traceId: '7f3a', errors: [{ pointer: '/number', detail: 'Đã dùng.' }] }, response: new Response('', { status: 409 }) })
    const error = await answer(call).catch((caught: unknown) => caught)
    expect(isProblem(error, 'number-taken')).toBe(true)
    expect((error as ProblemError).problem).toMatchObject({ detail: 'Số này đã dùng.', traceId: '7f3a', errors: [{ pointer: '/number', detail: 'Đã dùng.' }] })
  })

  test('a page of a proxy instead of a problem becomes a sentence about what is safe', () => {
    expect(readProblem(503, '<html>Bad gateway</html>').detail).toContain('đã lưu vẫn còn')
  })

  test('no answer at all is told apart from a refusal', async () => {
    await expect(answer(Promise.reject(new TypeError('Failed to fetch')))).rejects.toBeInstanceOf(Unreachable)
  })

  test('a version travels in quotes', () => {
    expect(ifMatch(7)).toEqual({ 'If-Match': '"7"' })
  })
})

test('leaving for the sign-in page remembers the page one came from', () => {
  const assign = vi.fn()
  signIn.leave({ pathname: '/tong-hop/1/so', search: '?a=1', assign } as unknown as Location)
  expect(assign).toHaveBeenCalledWith('/dang-nhap?tiep=%2Ftong-hop%2F1%2Fso%3Fa%3D1')
})

describe('idempotency keys', () => {
  const keys = () => {
    let next = 0
    return new IdempotencyKeys(() => `k${++next}`)
  }

  test('stay the same while the same content is tried again', () => {
    const mine = keys()
    expect([mine.for({ year: 2026 }), mine.for({ year: 2026 })]).toEqual(['k1', 'k1'])
  })

  test('change with the content, and after success', () => {
    const mine = keys()
    expect(mine.for({ year: 2026 })).toBe('k1')
    expect(mine.for({ year: 2027 })).toBe('k2')
    mine.done()
    expect(mine.for({ year: 2027 })).toBe('k3')
  })
})
