import { LiveListeners, LiveStream, added, type Live, type LiveEvents, type LiveState } from './live'

/** What the tab that holds the connection tells the others, and the one question they ask. */
type Word =
  | { kind: 'event'; type: keyof LiveEvents; data: unknown }
  | { kind: 'state'; state: LiveState }
  | { kind: 'resume' }
  | { kind: 'alive' }
  | { kind: 'who' }

export interface WordChannel {
  postMessage(word: Word): void
  onmessage: ((event: MessageEvent<Word>) => void) | null
  close(): void
}

type Locks = Pick<LockManager, 'request'>

interface Options {
  /** Tabs of one account share one connection; another account's tabs have their own. */
  account: string
  stream?: () => LiveStream
  /** null where the browser has none, as on plain HTTP outside localhost. */
  locks?: Locks | null
  channel?: ((name: string) => WordChannel) | null
  isVisible?: () => boolean
  now?: () => Date
  random?: () => number
  onLost?: () => void
}

const POLL_MS = 30_000
/** The holder passes on every ping (15 s); a tab that hears nothing for this long helps itself. */
const UNHEARD_MS = 60_000

/**
 * One live connection for all tabs of a browser. Browsers allow six connections to a site on HTTP/1.1, and a stream
 * takes one for as long as its page is open: with a stream in each tab the seventh tab would never load. The tab that
 * gets the lock holds the stream and passes on what comes; when it closes, the lock goes to the next one. Whenever no
 * stream is there, the pages that are looked at ask by themselves.
 */
export class SharedLive implements Live {
  private state: LiveState = { status: 'connecting' }
  private readonly listeners = new LiveListeners()
  private channel: WordChannel | null = null
  private stream: LiveStream | null = null
  private giveUp: AbortController | null = null
  private heardOfAnother = false
  private polling: ReturnType<typeof setTimeout> | undefined
  private unheard: ReturnType<typeof setTimeout> | undefined
  private readonly random: () => number
  private readonly now: () => Date

  constructor(private readonly options: Options) {
    this.random = options.random ?? Math.random
    this.now = options.now ?? (() => new Date())
  }

  start(): void {
    if (this.giveUp) return
    this.giveUp = new AbortController()
    const locks = this.options.locks === undefined ? globalThis.navigator?.locks ?? null : this.options.locks
    const open = this.options.channel === undefined ? browserChannel() : this.options.channel
    const name = `lien-thong:truc-tiep:${this.options.account}`
    if (locks === null || open === null || (!this.options.stream && typeof EventSource === 'undefined')) {
      this.become({ status: 'polling' })
      return
    }
    this.become({ status: 'connecting' })
    this.channel = open(name)
    this.channel.onmessage = ({ data }) => this.hear(data)
    this.channel.postMessage({ kind: 'who' })
    const { signal } = this.giveUp
    locks.request(name, { signal }, () => this.lead(signal)).catch((error: unknown) => {
      // Stopped while waiting for its turn, which is no trouble; anything else means that the stream cannot be shared.
      if (!signal.aborted) {
        console.warn('live connection not shared', error)
        this.become({ status: 'polling' })
      }
    })
  }

  stop(): void {
    this.giveUp?.abort()
    this.giveUp = null
    this.stream?.stop()
    this.stream = null
    this.channel?.close()
    this.channel = null
    this.heardOfAnother = false
    clearTimeout(this.unheard)
    clearTimeout(this.polling)
    this.polling = undefined
    this.become({ status: 'down', since: this.now() })
  }

  current = (): LiveState => this.state

  onState = (listener: () => void): (() => void) => added(this.listeners.state, listener)

  on<K extends keyof LiveEvents>(type: K, listener: (data: LiveEvents[K]) => void): () => void {
    return this.listeners.on(type, listener)
  }

  onResume(listener: () => void): () => void {
    return added(this.listeners.resume, listener)
  }

  /** Holds the lock, and with it the stream, until this tab stops or closes. */
  private lead(signal: AbortSignal): Promise<void> {
    clearTimeout(this.unheard)
    const stream = this.options.stream?.() ?? new LiveStream({ onLost: this.options.onLost })
    this.stream = stream
    let tookOver = this.heardOfAnother
    stream.onState(() => {
      const state = stream.current()
      this.become(state)
      this.tell({ kind: 'state', state })
      // Between one holder's end and the next one's connection nobody listened.
      if (tookOver && state.status === 'live') {
        tookOver = false
        this.resume()
      }
    })
    stream.onResume(() => this.resume())
    stream.onSign(() => this.tell({ kind: 'alive' }))
    for (const type of ['notice', 'rollup'] as const) {
      stream.on(type, (data) => {
        this.listeners.deliver(type, data)
        this.tell({ kind: 'event', type, data })
      })
    }
    stream.start()
    return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }))
  }

  private hear(word: Word): void {
    if (word.kind === 'who') {
      if (this.stream) this.tell({ kind: 'state', state: this.state })
      return
    }
    if (this.stream) return
    this.heardOfAnother = true
    this.expectWord()
    switch (word.kind) {
      case 'event': return this.listeners.deliver(word.type, word.data)
      case 'state': return this.become(word.state)
      case 'resume': return this.tellOwn()
      case 'alive':
        if (this.state.status === 'live') return
        this.become({ status: 'live' })
        return this.tellOwn()
    }
  }

  private expectWord(): void {
    clearTimeout(this.unheard)
    this.unheard = setTimeout(() => this.become({ status: 'down', since: this.now() }), UNHEARD_MS)
  }

  private resume(): void {
    this.tellOwn()
    this.tell({ kind: 'resume' })
  }

  private tellOwn(): void {
    for (const listener of this.listeners.resume) listener()
  }

  private tell(word: Word): void {
    this.channel?.postMessage(word)
  }

  private become(next: LiveState): void {
    const changed = next.status !== this.state.status
    this.state = next
    this.pollUnlessLive()
    if (changed) for (const listener of this.listeners.state) listener()
  }

  private pollUnlessLive(): void {
    if (this.state.status === 'live') {
      clearTimeout(this.polling)
      this.polling = undefined
    } else if (this.polling === undefined && this.giveUp) {
      this.polling = setTimeout(() => {
        this.polling = undefined
        if (this.options.isVisible?.() ?? document.visibilityState === 'visible') this.tellOwn()
        this.pollUnlessLive()
      }, POLL_MS * (1 + 0.5 * this.random()))
    }
  }
}

function browserChannel(): ((name: string) => WordChannel) | null {
  return typeof BroadcastChannel === 'undefined' ? null : (name) => new BroadcastChannel(name)
}
