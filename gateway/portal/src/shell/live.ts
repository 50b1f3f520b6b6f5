/** What a server-sent stream looks like from here; the browser's EventSource is one. */
export interface Stream {
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void
  close(): void
  onopen: ((event: Event) => void) | null
  onerror: ((event: Event) => void) | null
}

/** polling: this browser cannot share a stream, so pages ask now and then. */
export type LiveState = { status: 'connecting' } | { status: 'live' } | { status: 'down'; since: Date } | { status: 'polling' }

export interface RollupChange { round: string; unit: string; asOf: string }

export interface NoticeArrival { kind: string; title: string; body: string | null; link: string | null }

interface Options {
  open?: () => Stream
  now?: () => Date
  /** The server pings every 15 s; silence for longer than this means a dead connection that nobody closed. */
  silenceMs?: number
  onLost?: () => void
  random?: () => number
}

export type LiveEvents = { notice: NoticeArrival; rollup: RollupChange }

/** What pages ask of a live connection, whoever holds it. */
export interface Live {
  start(): void
  stop(): void
  current(): LiveState
  onState(listener: () => void): () => void
  on<K extends keyof LiveEvents>(type: K, listener: (data: LiveEvents[K]) => void): () => void
  /** Called when something may have been missed and should be fetched. */
  onResume(listener: () => void): () => void
}

/** Who listens to a live connection. */
export class LiveListeners {
  private readonly byType: { [K in keyof LiveEvents]: Set<(data: LiveEvents[K]) => void> } = { notice: new Set(), rollup: new Set() }
  readonly state = new Set<() => void>()
  readonly resume = new Set<() => void>()

  on<K extends keyof LiveEvents>(type: K, listener: (data: LiveEvents[K]) => void): () => void {
    return added(this.byType[type], listener)
  }

  deliver(type: keyof LiveEvents, data: unknown): void {
    for (const listener of this.byType[type]) (listener as (data: unknown) => void)(data)
  }
}

export function added<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * One live connection. It notices silence as well as errors, tries again with growing pauses (1 s to 30 s, and a bit
 * more by chance, so that not all browsers come back at once), and tells its listeners when it is back so that they can
 * fetch what they missed.
 */
export class LiveStream implements Live {
  private stream: Stream | null = null
  private state: LiveState = { status: 'connecting' }
  private attempts = 0
  private silence: ReturnType<typeof setTimeout> | undefined
  private retry: ReturnType<typeof setTimeout> | undefined
  private readonly listeners = new LiveListeners()
  private readonly signs = new Set<() => void>()
  private readonly open: () => Stream
  private readonly now: () => Date
  private readonly silenceMs: number
  private readonly onLost: () => void
  private readonly random: () => number

  constructor(options: Options = {}) {
    this.open = options.open ?? (() => new EventSource('/api/notifications/stream'))
    this.now = options.now ?? (() => new Date())
    this.silenceMs = options.silenceMs ?? 40_000
    this.onLost = options.onLost ?? (() => undefined)
    this.random = options.random ?? Math.random
  }

  start(): void {
    if (this.stream === null && this.retry === undefined) this.connect()
  }

  stop(): void {
    clearTimeout(this.silence)
    clearTimeout(this.retry)
    this.retry = undefined
    this.stream?.close()
    this.stream = null
  }

  current = (): LiveState => this.state

  onState = (listener: () => void): (() => void) => added(this.listeners.state, listener)

  on<K extends keyof LiveEvents>(type: K, listener: (data: LiveEvents[K]) => void): () => void {
    return this.listeners.on(type, listener)
  }

  onResume(listener: () => void): () => void {
    return added(this.listeners.resume, listener)
  }

  /** Called at every sign of life, a ping included. */
  onSign(listener: () => void): () => void {
    return added(this.signs, listener)
  }

  private connect(): void {
    this.retry = undefined
    const stream = this.open()
    this.stream = stream
    const mine = () => this.stream === stream
    stream.onopen = () => {
      if (mine()) this.alive()
    }
    stream.onerror = () => {
      if (mine()) this.lost()
    }
    for (const type of ['notice', 'rollup', 'ping'] as const) {
      stream.addEventListener(type, (event) => {
        if (!mine()) return
        this.alive()
        if (type !== 'ping') this.deliver(type, event.data)
      })
    }
    this.watch()
  }

  private deliver(type: keyof LiveEvents, text: string): void {
    let data: unknown
    try {
      data = JSON.parse(text)
    } catch {
      // A line that cannot be read tells at least that something happened.
      for (const listener of this.listeners.resume) listener()
      return
    }
    this.listeners.deliver(type, data)
  }

  private alive(): void {
    this.attempts = 0
    const wasDown = this.state.status === 'down'
    this.become({ status: 'live' })
    if (wasDown) for (const listener of this.listeners.resume) listener()
    for (const sign of this.signs) sign()
    this.watch()
  }

  private watch(): void {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.lost(), this.silenceMs)
  }

  private lost(): void {
    clearTimeout(this.silence)
    this.stream?.close()
    this.stream = null
    if (this.state.status !== 'down') this.become({ status: 'down', since: this.now() })
    if (this.retry !== undefined) return
    const pause = Math.min(30_000, 1_000 * 2 ** this.attempts) * (1 + 0.3 * this.random())
    this.attempts += 1
    this.retry = setTimeout(() => this.connect(), pause)
    this.onLost()
  }

  private become(next: LiveState): void {
    if (next.status === this.state.status) return
    this.state = next
    for (const listener of this.listeners.state) listener()
  }
}
