import { ProblemError } from './problem'

const MOST_TRIES = 5
const SHORTEST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000

/** That the server is busy and when it is asked again; null while a try is under way. */
export interface Waiting { reason: string; try: number; of: number; untilMs: number }

interface Options {
  onWait?: (waiting: Waiting | null) => void
  signal?: AbortSignal
  random?: () => number
  now?: () => number
}

/**
 * Does something that may be done twice (a read, or a write with an Idempotency-Key) again while the server says that it
 * is too busy, as late as it asks for; after a handful of tries the refusal stands.
 */
export async function patiently<T>(act: () => Promise<T>, { onWait, signal, random = Math.random, now = Date.now }: Options = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof ProblemError) || (error.status !== 503 && error.status !== 429) || attempt === MOST_TRIES) throw error
      const pause = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, error.retryAfterMs ?? SHORTEST_WAIT_MS * 2 ** attempt)) * (1 + 0.3 * random())
      onWait?.({ reason: error.problem.detail, try: attempt + 1, of: MOST_TRIES, untilMs: now() + pause })
      await sleep(pause, signal)
      onWait?.(null)
    }
  }
}

function sleep(pause: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done, failed) => {
    const cancelled = () => {
      clearTimeout(timer)
      failed(new DOMException('given up', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', cancelled)
      done()
    }, pause)
    if (signal?.aborted) cancelled()
    else signal?.addEventListener('abort', cancelled, { once: true })
  })
}
