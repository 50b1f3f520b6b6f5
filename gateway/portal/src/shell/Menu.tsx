import { useEffect, useId, useRef, useState, type ReactNode } from 'react'

interface MenuProps {
  label: ReactNode
  /** The accessible name where the label alone does not say what opens. */
  name?: string
  className?: string
  align?: 'left' | 'right'
  children: (close: () => void) => ReactNode
}

/** A button with a list of links under it (the disclosure pattern: Escape and a click outside close it). */
export function Menu({ label, name, className, align = 'right', children }: MenuProps) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const list = useId()
  useEffect(() => {
    if (!open) return
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('keydown', escape)
    }
  }, [open])
  // What opens from a menu gives the focus back to whatever had it: that is the button, not the link that is gone.
  const close = () => {
    button.current?.focus()
    setOpen(false)
  }
  return (
    <div className="menu-root" ref={root}>
      <button ref={button} type="button" className={className} aria-label={name} aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>{label}</button>
      <div id={list} className={`menu menu-${align}`} hidden={!open}>{open && children(close)}</div>
    </div>
  )
}
