import { expect, test } from 'vitest'
import { departmentSession, rollup, round } from '../../testing/fixtures'
import { openPortal } from '../../testing/render'

test('leads to the latest open period, whenever it was opened', async () => {
  const rounds = [
    { ...round, id: '2027-1', state: 'CLOSED', openedAt: '2026-11-20T01:00:00Z' },
    { ...round, id: '2026-2', openedAt: '2026-11-01T01:00:00Z' },
    { ...round, id: '2005-1', openedAt: '2026-11-21T01:00:00Z' },
  ]
  const { calls } = openPortal('/tong-hop', {
    session: departmentSession,
    routes: {
      'GET /api/reports/rounds': () => ({ items: rounds, next: null }),
      'GET /api/reports/rounds/:id/rollups/:unit': () => rollup,
    },
  })
  await expect.poll(() => calls.map((call) => call.path)).toContain('/api/reports/rounds/2026-2/rollups/so')
})
