import { afterEach, beforeEach, vi } from 'vitest'
import { cleanup, configure } from '@testing-library/react'
import { tabSession } from '../api/tabSession'

// Screens come in lazy chunks; on a busy machine the first one takes its time.
configure({ asyncUtilTimeout: 8_000 })

// What jsdom lacks and the portal or its components ask for.
window.matchMedia ??= (query: string) => ({ matches: false, media: query, onchange: null, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined, dispatchEvent: () => false })
globalThis.ResizeObserver ??= class { observe() {} unobserve() {} disconnect() {} }
Element.prototype.scrollIntoView ??= () => undefined
globalThis.CSS ??= { escape: (text: string) => text.replace(/["\\.#:]/g, '\\$&') } as typeof CSS
if (!CSS.escape) CSS.escape = (text: string) => text.replace(/["\\.#:]/g, '\\$&')
const pseudo = window.getComputedStyle.bind(window)
window.getComputedStyle = (element: Element) => pseudo(element)

beforeEach(() => {
  localStorage.clear()
  tabSession.forget()
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})
