import { gateway } from './clients'
import { body } from './http'
import { ProblemError, Unreachable } from './problem'
import type { ClientError } from './types'

type Kind = ClientError['kind']

const A_MINUTE_MS = 60_000
const MOST_A_MINUTE = 10
/** What has been told once is not told again for this long. */
const TOLD_FOR_MS = 10 * A_MINUTE_MS

/**
 * Tells the operators what broke in a browser: which message, in which file, on which page. Neither what people typed nor
 * anything of an address after its path goes along.
 */
export class ClientErrors {
  private readonly told = new Map<string, number>()
  private recent: number[] = []

  constructor(private readonly tell: (error: ClientError) => Promise<unknown>, private readonly now: () => number = Date.now) {}

  /**
   * @param trace the code that the person sees, to find the report by; not part of what makes two reports the same
   * @return whether it was told
   */
  report(kind: Kind, message: string, source: string | null, path: string, trace?: string): boolean {
    const error: ClientError = { kind, message: words(message).slice(0, 480), source: source === null ? null : place(source).slice(0, 300), path: place(path).slice(0, 300) }
    const name = JSON.stringify(error)
    const now = this.now()
    this.recent = this.recent.filter((at) => at > now - A_MINUTE_MS)
    for (const [old, at] of this.told) if (at <= now - TOLD_FOR_MS) this.told.delete(old)
    if (this.told.has(name) || this.recent.length >= MOST_A_MINUTE) return false
    this.told.set(name, now)
    this.recent.push(now)
    // A report that does not arrive is not worth another one.
    this.tell(trace ? { ...error, message: `[${trace}] ${error.message}` } : error).catch(() => undefined)
    return true
  }
}

/** Quoted text may be what somebody typed; names of properties are quoted with '…' and stay. */
function words(message: string): string {
  return message.replace(/"[^"]*"|“[^”]*”|`[^`]*`/g, '"…"').replace(/\b(?:https?|blob|data):[^\s)]+/g, place).replace(/\s+/g, ' ').trim() || 'không rõ'
}

function place(address: string): string {
  return address.startsWith('data:') ? 'data:' : address.replace(/[?#].*$/, '')
}

export const clientErrors = new ClientErrors((error) => body(gateway.POST('/api/client-errors', { body: error })))

/** Refusals and broken connections are said on the screen; they are no faults of the portal. */
export function isFault(error: unknown): boolean {
  return !(error instanceof ProblemError || error instanceof Unreachable || (error instanceof DOMException && error.name === 'AbortError'))
}

export function describeFault(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

/** Reports whatever nobody caught. */
export function watchForErrors(report: ClientErrors = clientErrors): void {
  const path = () => window.location.pathname
  window.addEventListener('error', (event) => {
    if (event.error !== undefined && isFault(event.error)) report.report('error', describeFault(event.error ?? event.message), event.filename || null, path())
  })
  window.addEventListener('unhandledrejection', (event) => {
    if (isFault(event.reason)) report.report('unhandled', describeFault(event.reason), null, path())
  })
  document.addEventListener('securitypolicyviolation', (event) => {
    report.report('csp', `${event.effectiveDirective} ${place(event.blockedURI)}`, event.sourceFile || null, path())
  })
}
