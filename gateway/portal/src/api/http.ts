import type { Middleware } from 'openapi-fetch'
import { ProblemError, Unreachable, readProblem } from './problem'

/** The header and token that every changing request needs beside the session cookie. */
export interface Csrf {
  header: string
  token: string
}

let csrf: Csrf | null = null

export function rememberCsrf(next: Csrf | null): void {
  csrf = next
}

export const signIn = {
  /** Leaves for the sign-in page, which the gateway renders, and comes back to where we are. */
  leave(location: Location = window.location): void {
    const target = location.pathname + location.search
    location.assign(target === '/' ? '/dang-nhap' : `/dang-nhap?tiep=${encodeURIComponent(target)}`)
  },
}

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

export const sessionMiddleware: Middleware = {
  onRequest({ request }) {
    if (csrf && CHANGING.has(request.method)) request.headers.set(csrf.header, csrf.token)
    return request
  },
  onResponse({ response }) {
    if (response.status === 401) signIn.leave()
  },
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
  if (!response.ok) throw new ProblemError(readProblem(response.status, outcome.error), outcome.error)
  return { data: outcome.data as NonNullable<T>, etag: response.headers.get('ETag') }
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

/** Sends a file as the raw body. XMLHttpRequest, because fetch cannot tell how much has been sent. */
export function upload<T>({ url, file, idempotencyKey, onProgress, signal }: Upload): Promise<T> {
  return new Promise((resolve, reject) => {
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
      if (request.status === 401) signIn.leave()
      if (request.status >= 200 && request.status < 300) resolve(request.response as T)
      else reject(new ProblemError(readProblem(request.status, request.response), request.response))
    }
    request.onerror = () => reject(new Unreachable('upload'))
    request.onabort = () => reject(new DOMException('upload cancelled', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
