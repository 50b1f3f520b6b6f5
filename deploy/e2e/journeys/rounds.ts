import { expect, type Page } from '@playwright/test'
import { api } from './people'

export interface Round { id: string; name: string; period: { year: number; half: number } }

/** Opens a half-year that nobody has used yet, with due dates in the past for schools. */
export async function openRound(admin: Page): Promise<Round> {
  const rounds = (await api<{ items: Round[] }>(admin, 'GET', '/api/reports/rounds?limit=200')).json.items
  const forms = (await api<{ items: { id: string }[] }>(admin, 'GET', '/api/reports/forms')).json.items
  const taken = new Set(rounds.map((round) => round.period.year * 2 + round.period.half))
  let period = 2005 * 2 + 2
  while (taken.has(period)) period--
  const half = period % 2 === 0 ? 2 : 1
  const opened = await api<Round>(admin, 'POST', '/api/reports/rounds', { formId: forms[0]?.id, period: { type: 'HALF_YEAR', year: (period - half) / 2, half }, dueDates: null })
  expect(opened.status).toBe(201)
  return opened.json
}

export async function reportOf(page: Page, round: Round): Promise<string> {
  let id = ''
  await expect.poll(async () => {
    const { json } = await api<{ items: { id: string }[] }>(page, 'GET', `/api/reports?folder=mine&round=${round.id}`)
    id = json.items[0]?.id ?? ''
    return id
  }).not.toBe('')
  return id
}
