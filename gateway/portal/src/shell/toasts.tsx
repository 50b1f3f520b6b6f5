import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { Glyph } from './Glyph'

export interface Toast {
  title: string
  detail?: string
  tone?: 'ok' | 'bad' | 'sent'
  link?: string
  action?: { label: string; run: () => void }
}

const Toasts = createContext<(toast: Toast) => void>(() => undefined)

const SHOWN_MS = 8_000

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<(Toast & { id: number })[]>([])
  const next = useRef(1)
  const dismiss = useCallback((id: number) => setShown((before) => before.filter((toast) => toast.id !== id)), [])
  const show = useCallback((toast: Toast) => {
    const id = next.current++
    setShown((before) => [...before.slice(-2), { ...toast, id }])
    setTimeout(() => dismiss(id), SHOWN_MS)
  }, [dismiss])
  return (
    <Toasts value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {shown.map((toast) => (
          <div key={toast.id} className={`toast toast-${toast.tone ?? 'ok'}`}>
            <Glyph name={toast.tone === 'bad' ? 'alert' : toast.tone === 'sent' ? 'bell' : 'ok'} />
            <div>
              {toast.link ? <Link to={toast.link} onClick={() => dismiss(toast.id)}><b>{toast.title}</b></Link> : <b>{toast.title}</b>}
              {toast.detail && <p className="sub">{toast.detail}</p>}
            </div>
            {toast.action && <button type="button" className="plain" onClick={() => { toast.action?.run(); dismiss(toast.id) }}>{toast.action.label}</button>}
            <button type="button" className="plain" aria-label="Đóng thông báo" onClick={() => dismiss(toast.id)}><Glyph name="cross" /></button>
          </div>
        ))}
      </div>
    </Toasts>
  )
}

export function useToast(): (toast: Toast) => void {
  return useContext(Toasts)
}
