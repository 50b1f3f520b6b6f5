/** One "Thử lại" for the page: whatever waits to be sent tries again, whatever is on the screen is fetched again. */
const listeners = new Set<() => void>()

export function onRetry(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function retryAll(): void {
  for (const listener of listeners) listener()
}
