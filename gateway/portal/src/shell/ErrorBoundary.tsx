import { Component, useEffect, useState, type ReactNode } from 'react'
import { clientErrors, describeFault, isFault } from '../api/clientErrors'
import { ErrorPanel } from './panels'

/** A code of eight signs for the person to read out and for the operator to find. */
function newTrace(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function reportFault(error: unknown, trace: string): void {
  if (isFault(error)) clientErrors.report('error', describeFault(error), null, window.location.pathname, trace)
}

/** The code of a fault that a route shows. */
export function useFaultTrace(error: unknown): string {
  const [trace] = useState(newTrace)
  useEffect(() => reportFault(error, trace), [error, trace])
  return trace
}

/** Around everything: whatever fails to render leaves a page that says so, and what was typed on this machine. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown; trace: string } | { error: null }> {
  override state: { error: unknown; trace: string } | { error: null } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('không rõ'), trace: newTrace() }
  }

  override componentDidCatch(error: unknown): void {
    if (this.state.error !== null) reportFault(error, this.state.trace)
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return (
      <main className="lone"><ErrorPanel title="Trang gặp lỗi" error={this.state.error} trace={this.state.trace} retry={() => this.setState({ error: null })}>
        <button type="button" className="btn" onClick={() => window.location.reload()}>Tải lại trang</button>
      </ErrorPanel></main>
    )
  }
}
