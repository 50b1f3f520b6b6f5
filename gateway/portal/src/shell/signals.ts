import type { Query, QueryClient } from '@tanstack/react-query'
import type { Report, Rollup } from '../api/types'
import type { NoticeArrival, RollupChange } from './live'

/** What a signal makes out of date: queries whose key begins so and, where given, that the test picks out. */
export interface Stale { key: readonly string[]; only?: (query: Query) => boolean }

const WAIT_MS = 1_000
const SPREAD_MS = 1_000

/**
 * Gathers what signals name for a second or two and then fetches it once, in each browser at another moment. An answer
 * that is already on its way is let come in and asked for again after it, never cancelled: under a burst of signals a
 * page that cancels would show nothing at all.
 */
export class Gathering {
  private waiting: Stale[] = []
  private timer: ReturnType<typeof setTimeout> | undefined
  private running = false

  constructor(private readonly queries: QueryClient, private readonly random: () => number = Math.random) {}

  add(...stale: Stale[]): void {
    this.waiting.push(...stale)
    this.plan()
  }

  stop(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.waiting = []
  }

  private plan(): void {
    if (this.running || this.waiting.length === 0) return
    this.timer ??= setTimeout(() => void this.fetch(), WAIT_MS + SPREAD_MS * this.random())
  }

  private async fetch(): Promise<void> {
    this.timer = undefined
    this.running = true
    const stale = this.waiting
    this.waiting = []
    const named = (query: Query) => stale.some(({ key, only }) => key.every((part, index) => query.queryKey[index] === part) && (only?.(query) ?? true))
    // These were asked for before the signal, so their answers may be older than it.
    const underWay = new Set(this.queries.getQueryCache().findAll({ predicate: named, fetchStatus: 'fetching' }).map((query) => query.queryHash))
    await this.queries.invalidateQueries({ predicate: named }, { cancelRefetch: false })
    if (underWay.size > 0) await this.queries.invalidateQueries({ predicate: (query) => underWay.has(query.queryHash) }, { cancelRefetch: false })
    this.running = false
    this.plan()
  }
}

/** Figures of a unit changed in a round: its page, those that show it among others, and lists of what came in. */
export function staleAfterRollup({ round, unit }: RollupChange): Stale[] {
  return [
    { key: ['rollup', round], only: (query) => query.queryKey[2] === unit || shows(query.state.data as Rollup | undefined, unit) },
    { key: ['reports', 'one'], only: (query) => sumsUp(query.state.data as Report | undefined, round, unit) },
    {
      key: ['reports', 'list'],
      only: ({ queryKey }) => {
        const filter = queryKey[2] as { folder?: string; round?: string } | undefined
        return filter?.folder !== 'mine' && (filter?.round === undefined || filter.round === round)
      },
    },
  ]
}

function shows(rollup: Rollup | undefined, unit: string): boolean {
  return rollup !== undefined && (rollup.path.some((step) => step.id === unit) || rollup.children.some((child) => child.unit.id === unit))
}

function sumsUp(report: Report | undefined, round: string, unit: string): boolean {
  return report !== undefined && report.round.id === round && report.unit.id === unit
}

/** The thing that a notice is about, the lists and the work in which it stands, and the notices themselves. */
export function staleAfterNotice({ link }: Pick<NoticeArrival, 'link'>): Stale[] {
  const about = /^\/(?:cho-duyet\/)?(ke-hoach|bao-cao)(?:\/([^/?#]+))?/.exec(link ?? '')
  const notices: Stale = { key: ['notices'] }
  if (!about) return [notices, { key: ['work'] }]
  const kind = about[1] === 'ke-hoach' ? 'plans' : 'reports'
  const lists: Stale[] = [{ key: ['work', kind] }, { key: [kind, 'list'] }]
  return [notices, ...lists, ...(about[2] ? [{ key: [kind, 'one', about[2]] }] : [{ key: [kind, 'one'] }])]
}

/** After a gap nobody knows what was missed. */
export const staleAfterGap: Stale[] = ['notices', 'work', 'rollup', 'plans', 'reports'].map((key) => ({ key: [key] }))
