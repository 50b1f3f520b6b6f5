import { createContext, useContext, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Glyph, type GlyphName } from './Glyph'

/** What can stop the work on a page, the most pressing first; only the first one is shown. */
const troubles = ['session', 'conflict', 'offline', 'unsaved', 'stale'] as const

export type Trouble = (typeof troubles)[number]

type Slots = Partial<Record<Trouble, HTMLElement>>

const StripSlots = createContext<Slots | null>(null)

/**
 * The one place for what stops the work: under the top bar, where it stays while the page scrolls. It is announced
 * without interrupting what is being read or typed.
 */
export function StripHost({ children }: { children: ReactNode }) {
  const [slots, setSlots] = useState<Slots>({})
  const bar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const host = bar.current
    if (!host) return
    setSlots(Object.fromEntries(troubles.map((trouble) => [trouble, host.querySelector<HTMLElement>(`[data-trouble="${trouble}"]`)!])))
    // What else sticks to the top sticks below the strip.
    const seen = new ResizeObserver(() => document.documentElement.style.setProperty('--strip', `${host.offsetHeight}px`))
    seen.observe(host)
    return () => {
      seen.disconnect()
      document.documentElement.style.removeProperty('--strip')
    }
  }, [])
  return (
    <StripSlots value={slots}>
      <div ref={bar} className="strips no-print" role="status" aria-live="polite">
        {troubles.map((trouble) => <div key={trouble} data-trouble={trouble} />)}
      </div>
      {children}
    </StripSlots>
  )
}

/** What happened, that nothing is lost, and the way out. */
export function Strip({ of, glyph = 'alert', title, children, action }: { of: Trouble; glyph?: GlyphName; title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  const slots = useContext(StripSlots)
  const strip = (
    <div className="strip-dark">
      <Glyph name={glyph} />
      <p><b>{title}</b> {children && <small>{children}</small>}</p>
      {action}
    </div>
  )
  if (slots === null) return strip
  const slot = slots[of]
  return slot ? createPortal(strip, slot) : null
}
