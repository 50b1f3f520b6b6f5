import { ProblemError, Unreachable, readProblem } from './problem'
import { tabSession, type Standing } from './tabSession'

export const signIn = {
  /** Leaves for the sign-in page, which the gateway renders, and comes back to where we are. */
  leave(location: Location = window.location): void {
    const target = location.pathname + location.search
    location.assign(target === '/' ? '/dang-nhap' : `/dang-nhap?tiep=${encodeURIComponent(target)}`)
  },
}

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

const SESSION = '/api/session'

function problem(status: number, slug: string, detail: string): Response {
  return Response.json({ type: `urn:lienthong:problem:${slug}`, status, detail }, { status, headers: { 'Content-Type': 'application/problem+json' } })
}

/** What stands in the way of any request while this tab's own session is not there; null when nothing does. */
function refusalWhile(standing: Standing): Response | null {
  if (standing.is === 'ended') return problem(401, 'session-ended', 'Phiên làm việc đã hết. Đăng nhập lại rồi làm tiếp.')
  if (standing.is === 'other') return problem(403, 'other-account', `Trình duyệt này đang đăng nhập bằng tài khoản ${standing.username}.`)
  return null
}

function signed(request: Request): Request {
  const csrf = tabSession.token()
  if (csrf && CHANGING.has(request.method)) request.headers.set(csrf.header, csrf.token)
  return request
}

async function isStaleToken(response: Response): Promise<boolean> {
  if (response.status !== 403) return false
  const answered: unknown = await response.clone().json().catch(() => null)
  return readProblem(403, answered).type.endsWith(':csrf')
}

/**
 * Sends a request in the name of this tab's account. A stale token is renewed once and the request sent again; once the
 * session is over nothing leaves the tab, so that open pages do not hammer a server that will only refuse.
 */
export async function send(request: Request): Promise<Response> {
  const aboutSession = new URL(request.url).pathname === SESSION
  const inTheWay = aboutSession ? null : refusalWhile(tabSession.current())
  if (inTheWay) return inTheWay
  const again = CHANGING.has(request.method) ? request.clone() : null
  const response = await globalThis.fetch(signed(request))
  if (response.status === 401) {
    if (tabSession.current().is === 'unknown') signIn.leave()
    tabSession.ended()
    return response
  }
  if (again === null || !(await isStaleToken(response))) return response
  return refusalWhile(await tabSession.renew()) ?? await globalThis.fetch(signed(again))
}

/** What a call brought back: the body and the version to send as If-Match with the next change. */
export interface Answer<T> {
  data: T
  etag: string | null
}

interface Outcome<T> {
  data?: T
  error?: unknown
  response: Response
}

/** Waits for a typed call; every refusal becomes a ProblemError and every broken connection Unreachable. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<Answer<NonNullable<T>>> {
  let outcome: Outcome<T>
  try {
    outcome = await call
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Unreachable(cause)
  }
  const { response } = outcome
  if (!response.ok) throw new ProblemError(readProblem(response.status, outcome.error), outcome.error, retryAfterMs(response.headers.get('Retry-After')))
  return { data: outcome.data as NonNullable<T>, etag: response.headers.get('ETag') }
}

/** Seconds or a date (RFC 9110, 10.2.3) as milliseconds from now; null when nothing sensible was said. */
export function retryAfterMs(header: string | null, now: number = Date.now()): number | null {
  if (header === null || header.trim() === '') return null
  const seconds = Number(header)
  const pause = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now
  return Number.isFinite(pause) && pause >= 0 ? pause : null
}

export async function body<T>(call: Promise<Outcome<T>>): Promise<NonNullable<T>> {
  return (await answer(call)).data
}

/** For the operations whose document leaves the answer open; `T` is the generated type of what they answer. */
export async function bodyAs<T>(call: Promise<Outcome<unknown>>): Promise<T> {
  return (await body(call)) as T
}

export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` }
}

export interface Upload {
  url: string
  file: File
  idempotencyKey?: string
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

/** Sends a file as the raw body; a stale token is renewed once, as for every other request. */
export async function upload<T>(what: Upload): Promise<T> {
  const inTheWay = refusalWhile(tabSession.current())
  if (inTheWay) throw new ProblemError(readProblem(inTheWay.status, await inTheWay.json()))
  try {
    return await uploadOnce<T>(what)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (error.status === 401) tabSession.ended()
    if (error.slug !== 'csrf' || (await tabSession.renew()).is !== 'mine') throw error
    return uploadOnce<T>(what)
  }
}

/** XMLHttpRequest, because fetch cannot tell how much has been sent. */
function uploadOnce<T>({ url, file, idempotencyKey, onProgress, signal }: Upload): Promise<T> {
  return new Promise((resolve, reject) => {
    const csrf = tabSession.token()
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.responseType = 'json'
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    if (csrf) request.setRequestHeader(csrf.header, csrf.token)
    if (idempotencyKey) request.setRequestHeader('Idempotency-Key', idempotencyKey)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T)
      else reject(new ProblemError(readProblem(request.status, request.response), request.response, retryAfterMs(request.getResponseHeader('Retry-After'))))
    }
    request.onerror = () => reject(new Unreachable('upload'))
    request.onabort = () => reject(new DOMException('upload cancelled', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
