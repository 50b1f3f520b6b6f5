import { useEffect, useRef, type RefObject } from 'react'

type Handler = (event: KeyboardEvent) => void

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.getAttribute('contenteditable') === 'true'
    || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('[role="dialog"]') !== null
}

/** Single-key shortcuts stay silent while somebody types; "ctrl+s" works everywhere. */
export function useShortcuts(shortcuts: Record<string, Handler>): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const withCtrl = event.ctrlKey || event.metaKey
      const handler = latest.current[withCtrl ? `ctrl+${event.key.toLowerCase()}` : event.key]
      if (!handler || event.altKey || (!withCtrl && typing(event.target))) return
      event.preventDefault()
      handler(event)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** j and k move the focus over the links marked `data-row` inside a list; Enter then opens as for any link. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  const move = (step: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))]
    next?.focus()
    next?.scrollIntoView?.({ block: 'nearest' })
  }
  useShortcuts({ j: () => move(1), k: () => move(-1) })
}
