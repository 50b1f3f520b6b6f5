import { beforeEach, describe, expect, test } from 'vitest'
import { ClientErrors, describeFault, isFault } from './clientErrors'
import type { ClientError } from './types'
import { ProblemError, Unreachable, readProblem } from './problem'

describe('telling what broke in a browser', () => {
  let told: ClientError[]
  let now: number
  let errors: ClientErrors

  beforeEach(() => {
    told = []
    now = 0
    errors = new ClientErrors(async (error) => { told.push(error) }, () => now)
  })

  test('names what, where and on which page, with the code that the person sees', () => {
    errors.report('error', 'TypeError: x is undefined', 'https://a.vn/assets/Plan.js', '/ke-hoach/k1', '7f3a91c2')
    expect(told).toEqual([{ kind: 'error', message: '[7f3a91c2] TypeError: x is undefined', source: 'https://a.vn/assets/Plan.js', path: '/ke-hoach/k1' }])
  })

  test('takes along neither typed text nor questions in addresses', () => {
    errors.report('error', 'SyntaxError: Unexpected token, "Nguyễn Văn A" is not valid JSON at https://a.vn/x.js?ten=A#b', 'https://a.vn/x.js?v=1', '/tim?q=Nguyễn')
    expect(told[0]).toEqual({ kind: 'error', message: 'SyntaxError: Unexpected token, "…" is not valid JSON at https://a.vn/x.js', source: 'https://a.vn/x.js', path: '/tim' })
    errors.report('csp', 'img-src data:image/png;base64,AAAA', null, '/')
    expect(told[1]?.message).toBe('img-src data:')
  })

  test('the same is told once in ten minutes, whatever code it carries', () => {
    expect(errors.report('error', 'E', null, '/', 'a')).toBe(true)
    expect(errors.report('error', 'E', null, '/', 'b')).toBe(false)
    now += 10 * 60_000
    expect(errors.report('error', 'E', null, '/', 'c')).toBe(true)
  })

  test('never more than ten a minute, and no longer than the gateway takes', () => {
    for (let index = 0; index < 30; index++) errors.report('error', `E${index} ${'x'.repeat(900)}`, null, '/')
    expect(told).toHaveLength(10)
    expect(Math.max(...told.map(({ message }) => message.length))).toBeLessThanOrEqual(500)
    now += 60_000
    expect(errors.report('error', 'neu', null, '/')).toBe(true)
  })

  test('a report that is refused breaks nothing', async () => {
    const refusing = new ClientErrors(() => Promise.reject(new ProblemError(readProblem(429, null))))
    expect(refusing.report('error', 'E', null, '/')).toBe(true)
    await Promise.resolve()
  })

  test('a refusal of the server is no fault of the portal', () => {
    expect([new ProblemError(readProblem(404, null)), new Unreachable('x'), new DOMException('', 'AbortError'), new TypeError('x'), 'chữ'].map(isFault)).toEqual([false, false, false, true, true])
    expect(describeFault(new TypeError('x'))).toBe('TypeError: x')
  })
})
