import { useEffect, useRef, useState } from 'react'
import { dropDraft, keepDraft, keptDraft } from './drafts'
import { same } from './merge'
import { useAccountKey } from './session'

const KEEP_MS = 1_000

/**
 * State of a form that has no autosave, kept on this machine for its account until it is sent: it survives a reload and
 * the end of a session. Putting back `initial` forgets it.
 */
export function useKept<T extends object>(name: string, initial: T): [T, (change: (before: T) => T) => void, () => void] {
  const account = useAccountKey()
  const [value, setValue] = useState<T>(() => ({ ...initial, ...keptDraft<T>(account, name)?.content }))
  const latest = useRef(value)
  const due = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [writer] = useState(() => ({
    now: () => {
      if (due.current === undefined) return
      clearTimeout(due.current)
      due.current = undefined
      if (same(latest.current, initial)) dropDraft(account, name)
      else keepDraft(account, name, { version: 0, base: initial, content: latest.current, at: new Date().toISOString() })
    },
  }))
  useEffect(() => {
    window.addEventListener('pagehide', writer.now)
    window.addEventListener('beforeunload', writer.now)
    return () => {
      window.removeEventListener('pagehide', writer.now)
      window.removeEventListener('beforeunload', writer.now)
      writer.now()
    }
  }, [writer])
  const change = (next: (before: T) => T) => {
    latest.current = next(latest.current)
    setValue(latest.current)
    due.current ??= setTimeout(writer.now, KEEP_MS)
  }
  const forget = () => {
    clearTimeout(due.current)
    due.current = undefined
    latest.current = initial
    setValue(initial)
    dropDraft(account, name)
  }
  return [value, change, forget]
}
