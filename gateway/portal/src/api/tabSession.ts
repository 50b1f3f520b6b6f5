import type { Session } from './types'

/** Where this tab stands: signed in as itself, its session over, or the browser handed over to somebody else. */
export type Standing = { is: 'unknown' } | { is: 'mine' } | { is: 'ended' } | { is: 'other'; title: string; username: string }

/** What the tabs of one browser tell each other. */
type Word = { kind: 'signed-in'; session: Session } | { kind: 'signed-out' }

export interface Channel {
  postMessage(word: Word): void
  onmessage: ((event: MessageEvent<Word>) => void) | null
}

export function accountKey(tenant: string, account: string): string {
  return `${tenant}/${account}`
}

const idOf = (session: Session) => accountKey(session.tenant.id, session.account.id)

/**
 * The session of this tab. The first account that is loaded is the tab's account for good: a later session of the same
 * account only brings a fresh token, one of another account is never taken over, so that nobody's words are sent in
 * somebody else's name.
 */
export class TabSession {
  private standing: Standing = { is: 'unknown' }
  private mine: string | null = null
  private csrf: Session['csrf'] | null = null
  private renewing: Promise<Standing> | null = null
  private readonly listeners = new Set<() => void>()
  private readonly channel: Channel | null

  constructor(open: () => Channel | null = () => null) {
    this.channel = open()
    if (this.channel) this.channel.onmessage = ({ data }) => this.hear(data)
  }

  current = (): Standing => this.standing

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The header that every changing request carries beside the cookie. */
  token(): Session['csrf'] | null {
    return this.csrf
  }

  /** Takes a session that the server just answered with; tells the other tabs. */
  accept(session: Session): Standing {
    this.take(session)
    this.channel?.postMessage({ kind: 'signed-in', session })
    return this.standing
  }

  /** The server said that nobody is signed in. */
  ended(): void {
    if (this.standing.is === 'mine') this.become({ is: 'ended' })
  }

  signedOut(): void {
    this.channel?.postMessage({ kind: 'signed-out' })
  }

  /** Asks once, however many requests were refused at the same time; without an answer everything stays as it is. */
  renew(): Promise<Standing> {
    this.renewing ??= this.ask().finally(() => {
      this.renewing = null
    })
    return this.renewing
  }

  /** Back to the state before anything was loaded. */
  forget(): void {
    this.mine = null
    this.csrf = null
    this.renewing = null
    this.standing = { is: 'unknown' }
  }

  private async ask(): Promise<Standing> {
    try {
      const response = await globalThis.fetch(new Request(new URL('/api/session', globalThis.location.origin), { headers: { Accept: 'application/json' } }))
      if (response.ok) return this.accept(await response.json() as Session)
      if (response.status === 401) this.ended()
    } catch {
      // No connection: what is known stays true.
    }
    return this.standing
  }

  private hear(word: Word): void {
    if (this.mine === null) return
    if (word.kind === 'signed-out') this.ended()
    else this.take(word.session)
  }

  private take(session: Session): void {
    this.mine ??= idOf(session)
    if (idOf(session) === this.mine) {
      this.csrf = session.csrf
      this.become({ is: 'mine' })
    } else {
      this.become({ is: 'other', title: session.account.title, username: session.account.username })
    }
  }

  private become(next: Standing): void {
    const same = next.is === this.standing.is && JSON.stringify(next) === JSON.stringify(this.standing)
    if (same) return
    this.standing = next
    for (const listener of this.listeners) listener()
  }
}

export const tabSession = new TabSession(() => (typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('lien-thong:phien')))
