import { useEffect, useState, useSyncExternalStore } from 'react'
import { ProblemError, Unreachable } from '../api/problem'
import { tabSession } from '../api/tabSession'
import { dropDraft, keepDraft, keptDraft, setDraftAside } from './drafts'
import { same, type Choices, type Clash, type Merge } from './merge'
import { onRetry } from './retry'
import { useAccountKey } from './session'

/**
 * saved: the server has everything that can be sent. dirty, saving: on its way. kept: no connection, or the server is
 * busy; the rest waits on this machine. conflict: somebody else changed the same places; a person decides. refused: the
 * server said no, and why.
 */
export type SaveStatus = 'saved' | 'dirty' | 'saving' | 'kept' | 'conflict' | 'refused'

export interface SaveState<T> {
  content: T
  status: SaveStatus
  savedAt: Date | null
  /** When the text was last kept on this machine without reaching the server; null also when there was no room for it. */
  keptAt: Date | null
  error: unknown
  /** What both sides changed differently, and who the other one is where that is known. */
  clashes: Clash[]
  theirs: { by: string | null } | null
}

export interface Stored<T> {
  version: number
  content: T
  /** Who saved this version, in words. */
  by?: string | null
}

export interface AutosaveOptions<T, S> {
  /** Whose text it is: the copy on this machine is theirs alone. */
  account: string
  /** Names the copy on this machine. */
  name: string
  initial: Stored<T>
  /** Sends what differs between `base` (what the server has) and `content`; null when that is nothing. */
  save: (version: number, content: T, base: T) => Promise<S> | null
  read: (saved: S) => Stored<T>
  merge: Merge<T>
  /** Whether two contents say the same; where the server writes things its own way, not letter by letter. */
  equal?: (a: T, b: T) => boolean
  /** Puts back what could not be sent (a word in a figure's cell), so that a save of the rest does not wipe it. */
  keepUnsent?: (stored: T, local: T) => T
  onSaved?: (saved: S) => void
  /** Fetches what the server has now; used when it says that our version is stale. */
  reload: () => Promise<Stored<T>>
  /** A document that cannot be changed now leaves the copy on this machine for the day it can. */
  readOnly?: boolean
  delayMs?: number
  now?: () => Date
  random?: () => number
}

const RETRY_MS = 5_000
const LONGEST_RETRY_MS = 60_000
/** A copy is written at most this often. */
const KEEP_MS = 1_000
const MERGES_IN_A_ROW = 4

/** Saves a document as it is written: one request at a time, each with the version that the last answer gave. */
export class Autosave<T, S> {
  private state: SaveState<T>
  private version: number
  /** What the server had at `version`. */
  private base: T
  /** The version of the server that clashes with the local text, until somebody decides. */
  private rival: Stored<T> | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private keeping: ReturnType<typeof setTimeout> | undefined
  private lastKept = Number.NEGATIVE_INFINITY
  private running: Promise<void> | null = null
  private readonly listeners = new Set<() => void>()
  private readonly now: () => Date

  constructor(private readonly options: AutosaveOptions<T, S>) {
    this.now = options.now ?? (() => new Date())
    this.version = options.initial.version
    this.base = options.initial.content
    this.state = { content: options.initial.content, status: 'saved', savedAt: null, keptAt: null, error: null, clashes: [], theirs: null }
    const kept = options.readOnly ? null : keptDraft<T>(options.account, options.name)
    if (kept && !(isAlike(options.initial.content, kept.content) && isAlike(options.initial.content, kept.base))) {
      setDraftAside(options.account, options.name)
    } else if (kept) {
      this.version = kept.version
      this.base = kept.base
      this.state = { ...this.state, content: kept.content, status: 'dirty', keptAt: new Date(kept.at) }
      if (kept.version !== options.initial.version) this.mergeWith(options.initial)
      if (this.state.status === 'dirty') this.schedule(0)
    }
  }

  current = (): SaveState<T> => this.state

  /** The version that the next act on the document goes on. */
  latestVersion(): number {
    return this.version
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  edit(change: (content: T) => T): void {
    const content = change(this.state.content)
    if (content === this.state.content) return
    if (this.rival) {
      this.become({ content })
      this.mergeWith(this.rival)
    } else {
      this.become({ content, status: 'dirty', error: null })
    }
    this.keep()
    if (this.state.status === 'dirty') this.schedule(this.options.delayMs ?? 900)
  }

  /** Saves what is outstanding now; resolves to whether the server has everything afterwards. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer)
    await this.running
    if (this.state.status !== 'saved' && this.state.status !== 'conflict') await this.run()
    return this.state.status === 'saved'
  }

  /** Takes over a newer state of the server, under whatever has been typed here since. */
  adopt(stored: Stored<T>): void {
    const known = this.rival?.version ?? this.version
    if (stored.version <= known || this.running) return
    if (this.state.status === 'saved' && this.isBase()) {
      this.settle(stored)
      this.become({ content: stored.content })
    } else {
      this.mergeWith(stored)
    }
  }

  /** Ends a conflict: for every clash the side that was chosen, the own text where none was. */
  async decide(choices: Choices): Promise<void> {
    if (!this.rival) return
    const { content } = this.options.merge(this.base, this.state.content, this.rival.content, choices)
    this.settle(this.rival)
    this.become({ content, status: 'dirty', error: null, clashes: [], theirs: null })
    this.keep()
    await this.flush()
  }

  /** Tries again whatever stopped; a conflict stays for a person to decide. */
  retry = (): void => {
    if (this.state.status === 'kept' || this.state.status === 'refused') void this.flush()
  }

  /** Writes the copy that is due now, because the page may be gone in a moment. */
  keepNow = (): void => {
    if (this.keeping !== undefined) this.writeCopy()
  }

  dispose(): void {
    clearTimeout(this.timer)
    this.keepNow()
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), delay)
  }

  private run(): Promise<void> {
    this.running = this.send().finally(() => {
      this.running = null
    })
    return this.running
  }

  private async send(): Promise<void> {
    this.become({ status: 'saving', error: null })
    try {
      const outcome = await this.saveOnLatest()
      if (outcome === 'clash') return
      const { saved, sent } = outcome
      if (saved !== null) {
        const stored = this.options.read(saved)
        // What came in while the request was under way lies on top of what the server answered.
        const { content } = this.options.merge(sent, this.state.content, stored.content)
        const typedOn = this.state.content !== sent
        this.settle(stored)
        this.become({ content: this.options.keepUnsent?.(content, this.state.content) ?? content, status: typedOn ? 'dirty' : 'saved', savedAt: this.now() })
      } else {
        this.become({ status: this.state.content === sent ? 'saved' : 'dirty' })
      }
      if (this.isBase()) this.forgetCopy()
      else this.keep()
      if (this.state.status === 'dirty') this.schedule(this.options.delayMs ?? 900)
      else this.become({ keptAt: null })
      if (saved !== null) this.options.onSaved?.(saved)
    } catch (error) {
      this.writeCopy()
      if (error instanceof Unreachable || (error instanceof ProblemError && error.isPassing)) {
        this.become({ status: 'kept', error })
        this.schedule(this.pause(error))
      } else {
        this.become({ status: 'refused', error })
      }
    }
  }

  /** As long as the server asks for, and never the same moment for everybody. */
  private pause(error: unknown): number {
    const asked = error instanceof ProblemError ? error.retryAfterMs : null
    return Math.min(LONGEST_RETRY_MS, asked ?? RETRY_MS) * (1 + 0.5 * (this.options.random ?? Math.random)())
  }

  /** Sends; where somebody else was faster, puts the own changes on top of theirs and sends again. */
  private async saveOnLatest(): Promise<{ saved: S | null; sent: T } | 'clash'> {
    for (let attempt = 1; ; attempt++) {
      const sent = this.state.content
      try {
        return { saved: await this.options.save(this.version, sent, this.base), sent }
      } catch (error) {
        if (!(error instanceof ProblemError) || error.status !== 412 || attempt === MERGES_IN_A_ROW) throw error
        this.mergeWith(await this.options.reload())
        if (this.rival) return 'clash'
      }
    }
  }

  /** Lays the local changes over a newer state of the server; the version it had before stays the base of a clash. */
  private mergeWith(theirs: Stored<T>): void {
    const { content, clashes } = this.options.merge(this.base, this.state.content, theirs.content)
    if (clashes.length === 0) {
      this.settle(theirs)
      this.become({ content, clashes: [], theirs: null, ...(this.state.status === 'conflict' && { status: 'dirty' as const, error: null }) })
    } else {
      clearTimeout(this.timer)
      this.rival = theirs
      this.become({ content, status: 'conflict', error: null, clashes, theirs: { by: theirs.by ?? null } })
      this.keep()
    }
  }

  private isBase(): boolean {
    return (this.options.equal ?? same)(this.state.content, this.base)
  }

  private settle(stored: Stored<T>): void {
    this.version = stored.version
    this.base = stored.content
    this.rival = null
  }

  private keep(): void {
    if (this.keeping !== undefined) return
    const due = this.lastKept + KEEP_MS - this.now().getTime()
    if (due <= 0) this.writeCopy()
    else this.keeping = setTimeout(() => this.writeCopy(), due)
  }

  private writeCopy(): void {
    clearTimeout(this.keeping)
    this.keeping = undefined
    const at = this.now()
    this.lastKept = at.getTime()
    const kept = keepDraft(this.options.account, this.options.name, { version: this.version, base: this.base, content: this.state.content, at: at.toISOString() })
    this.become({ keptAt: kept ? at : null })
  }

  private forgetCopy(): void {
    clearTimeout(this.keeping)
    this.keeping = undefined
    dropDraft(this.options.account, this.options.name)
  }

  private become(change: Partial<SaveState<T>>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}

/** Whether a value has the fields of a sample, two levels down. */
function isAlike(sample: unknown, value: unknown, levels = 2): boolean {
  if (sample === null || value === null || levels === 0) return true
  if (typeof sample !== typeof value || Array.isArray(sample) !== Array.isArray(value)) return false
  if (typeof sample !== 'object' || Array.isArray(sample)) return true
  return Object.entries(sample).every(([key, part]) => part === null || (key in (value as object) && isAlike(part, (value as Record<string, unknown>)[key], levels - 1)))
}

/**
 * Binds an autosave to a screen: tries again when the network or the session is back, and asks before text is left that
 * is neither on the server nor on this machine.
 *
 * @param latest what the page last read; a newer one than the autosave knows is taken over
 */
export function useAutosave<T, S>(options: Omit<AutosaveOptions<T, S>, 'account'>, latest: Stored<T>): { state: SaveState<T>; autosave: Autosave<T, S> } {
  const account = useAccountKey()
  const [autosave] = useState(() => new Autosave({ ...options, account }))
  const state = useSyncExternalStore(autosave.subscribe, autosave.current)
  const outstanding = state.status !== 'saved'
  useEffect(() => autosave.adopt(latest))
  useEffect(() => {
    const leave = onRetry(autosave.retry)
    window.addEventListener('online', autosave.retry)
    window.addEventListener('pagehide', autosave.keepNow)
    return () => {
      leave()
      window.removeEventListener('online', autosave.retry)
      window.removeEventListener('pagehide', autosave.keepNow)
      void autosave.flush().finally(() => autosave.dispose())
    }
  }, [autosave])
  useEffect(() => {
    if (!outstanding) return
    const ask = (event: BeforeUnloadEvent) => {
      autosave.keepNow()
      // After the session ended the way on leads through another page; the copy on this machine waits for its owner.
      if (tabSession.current().is !== 'mine' && autosave.current().keptAt !== null) return
      event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [outstanding, autosave])
  return { state, autosave }
}
