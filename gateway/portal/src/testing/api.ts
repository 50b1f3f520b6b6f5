import * as fixtures from './fixtures'
import type { Session } from '../api/types'

export type Answering = (request: { url: URL; body: unknown; headers: Headers }) => unknown
export type Routes = Record<string, unknown>

/** What the services would answer for one signed-in person; keys are "METHOD /path", ":x" stands for one part. */
export function defaultRoutes(session: Session = fixtures.session): Routes {
  const reviewing = session.account.roles.includes('REVIEWER')
  return {
    'GET /api/session': session,
    'GET /api/plans/work': reviewing ? { ...fixtures.work, items: fixtures.work.items.filter((item) => item.kind === 'PLAN'), counts: { RETURNED: 1, DUE: 0, TO_REVIEW: 0, SENT: 12 } } : fixtures.noWork,
    'GET /api/reports/work': { ...fixtures.work, items: fixtures.work.items.filter((item) => item.kind === 'REPORT'), counts: { RETURNED: 0, DUE: 1, TO_REVIEW: 2, SENT: 30 } },
    'GET /api/notifications': { ...fixtures.page(fixtures.notices), unread: 1 },
    'POST /api/notifications/read': null,
    'POST /api/notifications/:id/read': null,
    'GET /api/plans': fixtures.page([fixtures.planRow]),
    'GET /api/plans/:id': fixtures.plan,
    'GET /api/reports': fixtures.page([{ ...fixtures.reportRow, state: reviewing ? 'SUBMITTED' : 'RETURNED' }]),
    'GET /api/reports/rounds': fixtures.page([fixtures.round]),
    'GET /api/reports/rounds/:id': fixtures.round,
    'GET /api/reports/rounds/:id/rollups/:unit': fixtures.rollup,
    'GET /api/reports/forms': fixtures.page([fixtures.form]),
    'GET /api/reports/units': ({ url }: { url: URL }) => {
      const { department, commune, other, school } = fixtures.units
      switch (url.searchParams.get('parent')) {
        case 'so': return fixtures.page([commune, other])
        case 'xa-mao-khe': return fixtures.page([school])
        default: return fixtures.page(url.searchParams.get('q') ? [school] : [department, commune, other, school])
      }
    },
    'GET /api/reports/units/:id': fixtures.units.school,
    'GET /api/reports/:id': fixtures.report,
    'GET /api/references/documents': fixtures.page([fixtures.legalDocument]),
    'GET /api/references/documents/:id': fixtures.legalDocument,
    'GET /api/accounts': fixtures.page([fixtures.account]),
    'GET /api/tenants': fixtures.page([fixtures.tenant]),
    'GET /api/operations/set-aside-events': { items: [fixtures.setAsideEvent], unreachable: [] },
    'POST /api/operations/set-aside-events/replay': null,
    'POST /api/client-errors': null,
  }
}

/** A refusal instead of an answer. */
export class Refused {
  constructor(readonly status: number, readonly problem: Record<string, unknown>) {}
}

export function refused(status: number, slug: string, detail: string, rest: Record<string, unknown> = {}): Refused {
  return new Refused(status, { type: `urn:lienthong:problem:${slug}`, title: '', status, detail, traceId: '7f3a91c2', errors: [], ...rest })
}

export interface Reply { status: number; type: string; body: string }

export async function reply(routes: Routes, method: string, url: URL, body: unknown, headers: Headers): Promise<Reply> {
  const found = match(routes, method, url.pathname)
  if (found === undefined) return { status: 404, type: 'application/problem+json', body: JSON.stringify(refused(404, 'not-found', `Không có ${method} ${url.pathname}.`).problem) }
  const given: unknown = typeof found === 'function' ? await (found as Answering)({ url, body, headers }) : found
  if (given instanceof Refused) return { status: given.status, type: 'application/problem+json', body: JSON.stringify(given.problem) }
  if (given === null) return { status: 204, type: 'application/json', body: '' }
  return { status: 200, type: 'application/json', body: JSON.stringify(given) }
}

/** Exact paths win over patterns, as in any router. */
function match(routes: Routes, method: string, path: string): unknown {
  const exact = routes[`${method} ${path}`]
  if (exact !== undefined) return exact
  const key = Object.keys(routes).find((candidate) => candidate.startsWith(`${method} `) && candidate.includes(':')
    && new RegExp(`^${candidate.slice(method.length + 1).replace(/:[^/]+/g, '[^/]+')}$`).test(path))
  return key === undefined ? undefined : routes[key]
}
