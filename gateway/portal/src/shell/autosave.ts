import { useEffect, useState, useSyncExternalStore } from 'react'
import { ProblemError, Unreachable } from '../api/problem'
import { dropDraft, keepDraft, keptDraft } from './drafts'

/**
 * saved: the server has everything. dirty, saving: on its way. kept: no connection, the rest waits on this machine.
 * conflict: somebody else saved in between; the local text stays. refused: the server said no, and why.
 */
export type SaveStatus = 'saved' | 'dirty' | 'saving' | 'kept' | 'conflict' | 'refused'

export interface SaveState<T> {
  content: T
  status: SaveStatus
  savedAt: Date | null
  /** When the text was last kept on this machine without reaching the server. */
  keptAt: Date | null
  error: unknown
}

export interface Stored<T> { version: number; content: T }

export interface AutosaveOptions<T, S> {
  /** Names the copy on this machine. */
  name: string
  initial: Stored<T>
  save: (version: number, content: T) => Promise<S>
  read: (saved: S) => Stored<T>
  /** Puts back what could not be sent (a word in a figure's cell), so that a save of the rest does not wipe it. */
  merge?: (stored: T, local: T) => T
  onSaved?: (saved: S) => void
  /** Fetches what the server has now; used when it says that our version is stale. */
  reload?: () => Promise<Stored<T>>
  delayMs?: number
  now?: () => Date
}

const RETRY_MS = 5_000

/** Saves a document as it is written: one request at a time, each with the version that the last answer gave. */
export class Autosave<T, S> {
  private state: SaveState<T>
  private version: number
  /** What the server had at `version`, to tell somebody else's words from a mere new version (a background check). */
  private base: string
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null
  private readonly listeners = new Set<() => void>()
  private readonly now: () => Date

  constructor(private readonly options: AutosaveOptions<T, S>) {
    this.now = options.now ?? (() => new Date())
    this.version = options.initial.version
    this.base = JSON.stringify(options.initial.content)
    this.state = { content: options.initial.content, status: 'saved', savedAt: null, keptAt: null, error: null }
    const kept = keptDraft<T>(options.name)
    if (kept) {
      const sameBase = kept.version === options.initial.version
      this.state = { ...this.state, content: kept.content, status: sameBase ? 'dirty' : 'conflict', keptAt: new Date(kept.at) }
      if (sameBase) this.schedule(0)
    }
  }

  current = (): SaveState<T> => this.state

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  edit(change: (content: T) => T): void {
    const content = change(this.state.content)
    if (content === this.state.content) return
    const conflict = this.state.status === 'conflict'
    this.become({ content, status: conflict ? 'conflict' : 'dirty', error: conflict ? this.state.error : null })
    this.keep()
    if (!conflict) this.schedule(this.options.delayMs ?? 900)
  }

  /** Saves what is outstanding now; resolves to whether the server has everything afterwards. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer)
    await this.running
    if (this.state.status !== 'saved' && this.state.status !== 'conflict') await this.run()
    return this.state.status === 'saved'
  }

  /** Takes over a newer state of the server: wholly while nothing is outstanding, else only when its words are the same. */
  adopt(stored: Stored<T>): void {
    if (stored.version <= this.version) return
    if (this.state.status === 'saved') {
      this.settle(stored)
      this.become({ content: this.options.merge?.(stored.content, this.state.content) ?? stored.content })
    } else if (JSON.stringify(stored.content) === this.base) {
      this.version = stored.version
    }
  }

  /** Ends a conflict in favour of the local text, on top of the server's version. */
  async keepMine(serverVersion: number): Promise<void> {
    this.version = serverVersion
    this.become({ status: 'dirty', error: null })
    await this.flush()
  }

  /** Ends a conflict in favour of the server's text. */
  takeTheirs(stored: Stored<T>): void {
    clearTimeout(this.timer)
    dropDraft(this.options.name)
    this.settle(stored)
    this.become({ content: stored.content, status: 'saved', error: null, keptAt: null })
  }

  retryIfKept = (): void => {
    if (this.state.status === 'kept') void this.flush()
  }

  dispose(): void {
    clearTimeout(this.timer)
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
    const sent = this.state.content
    this.become({ status: 'saving', error: null })
    try {
      const saved = await this.saveOnLatest(sent)
      const stored = this.options.read(saved)
      this.settle(stored)
      if (this.state.content === sent) {
        const content = this.options.merge?.(stored.content, sent) ?? stored.content
        this.become({ content, status: 'saved', savedAt: this.now(), keptAt: null })
        if (content === stored.content) dropDraft(this.options.name)
        else this.keep()
      } else {
        this.become({ status: 'dirty', savedAt: this.now() })
        this.keep()
        this.schedule(this.options.delayMs ?? 900)
      }
      this.options.onSaved?.(saved)
    } catch (error) {
      this.keep()
      if (error instanceof Unreachable || (error instanceof ProblemError && error.status >= 500)) {
        this.become({ status: 'kept', keptAt: this.now(), error })
        this.schedule(RETRY_MS)
      } else if (error instanceof ProblemError && error.status === 412) {
        this.become({ status: 'conflict', keptAt: this.now(), error })
      } else {
        this.become({ status: 'refused', error })
      }
    }
  }

  /** A version that moved on without a word changed by anybody else is no conflict: take it and send once more. */
  private async saveOnLatest(content: T): Promise<S> {
    try {
      return await this.options.save(this.version, content)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 412 || !this.options.reload) throw error
      const latest = await this.options.reload()
      if (JSON.stringify(latest.content) !== this.base) throw error
      this.version = latest.version
      return await this.options.save(this.version, content)
    }
  }

  private settle(stored: Stored<T>): void {
    this.version = stored.version
    this.base = JSON.stringify(stored.content)
  }

  private keep(): void {
    keepDraft(this.options.name, { version: this.version, at: this.now().toISOString(), content: this.state.content })
  }

  private become(change: Partial<SaveState<T>>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}

/**
 * Binds an autosave to a screen: tries again when the network is back, and asks before unsaved text is left.
 *
 * @param latest what the page last read; a newer one than the autosave knows is taken over where that is safe
 */
export function useAutosave<T, S>(options: AutosaveOptions<T, S>, latest: Stored<T>): { state: SaveState<T>; autosave: Autosave<T, S> } {
  const [autosave] = useState(() => new Autosave(options))
  const state = useSyncExternalStore(autosave.subscribe, autosave.current)
  const outstanding = state.status !== 'saved'
  useEffect(() => autosave.adopt(latest))
  useEffect(() => {
    window.addEventListener('online', autosave.retryIfKept)
    return () => {
      window.removeEventListener('online', autosave.retryIfKept)
      void autosave.flush().finally(() => autosave.dispose())
    }
  }, [autosave])
  useEffect(() => {
    if (!outstanding) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [outstanding])
  return { state, autosave }
}
