/** What a server-sent stream looks like from here; the browser's EventSource is one. */
export interface Stream {
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void
  close(): void
  onopen: ((event: Event) => void) | null
  onerror: ((event: Event) => void) | null
}

export type LiveState = { status: 'connecting' } | { status: 'live' } | { status: 'down'; since: Date }

export interface RollupChange { round: string; unit: string; asOf: string }

interface Options {
  open?: () => Stream
  now?: () => Date
  /** The server pings every 15 s; silence for longer than this means a dead connection that nobody closed. */
  silenceMs?: number
  onLost?: () => void
}

type Events = { notice: unknown; rollup: RollupChange }

/**
 * The one live connection of a signed-in browser. It notices silence as well as errors, tries again with growing
 * pauses (1 s to 30 s), and tells its listeners when it is back so that they can fetch what they missed.
 */
export class LiveStream {
  private stream: Stream | null = null
  private state: LiveState = { status: 'connecting' }
  private attempts = 0
  private silence: ReturnType<typeof setTimeout> | undefined
  private retry: ReturnType<typeof setTimeout> | undefined
  private readonly stateListeners = new Set<() => void>()
  private readonly listeners: { [K in keyof Events]: Set<(data: Events[K]) => void> } = { notice: new Set(), rollup: new Set() }
  private readonly resumeListeners = new Set<() => void>()
  private readonly open: () => Stream
  private readonly now: () => Date
  private readonly silenceMs: number
  private readonly onLost: () => void

  constructor(options: Options = {}) {
    this.open = options.open ?? (() => new EventSource('/api/notifications/stream'))
    this.now = options.now ?? (() => new Date())
    this.silenceMs = options.silenceMs ?? 40_000
    this.onLost = options.onLost ?? (() => undefined)
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

  onState = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener)
    return () => this.stateListeners.delete(listener)
  }

  on<K extends keyof Events>(type: K, listener: (data: Events[K]) => void): () => void {
    this.listeners[type].add(listener)
    return () => this.listeners[type].delete(listener)
  }

  /** Called when the stream is back after having been down. */
  onResume(listener: () => void): () => void {
    this.resumeListeners.add(listener)
    return () => this.resumeListeners.delete(listener)
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

  private deliver(type: keyof Events, text: string): void {
    const data: unknown = JSON.parse(text)
    for (const listener of this.listeners[type]) (listener as (data: unknown) => void)(data)
  }

  private alive(): void {
    this.attempts = 0
    const wasDown = this.state.status === 'down'
    this.become({ status: 'live' })
    if (wasDown) for (const listener of this.resumeListeners) listener()
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
    const pause = Math.min(30_000, 1_000 * 2 ** this.attempts)
    this.attempts += 1
    this.retry = setTimeout(() => this.connect(), pause)
    this.onLost()
  }

  private become(next: LiveState): void {
    if (next.status === this.state.status) return
    this.state = next
    for (const listener of this.stateListeners) listener()
  }
}
