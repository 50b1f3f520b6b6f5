import type { Citation, Finding, Plan, Verdict } from '../../../api/types'
import type { GlyphName } from '../../../shell/Glyph'
import type { Tone } from '../../../shell/status'
import { allNodes } from './tree'

/** How a verdict looks on the sheet (five kinds of line) and what it is called in the panel. */
export interface VerdictLook { line: string; tone: Tone; glyph: GlyphName; heading: string }

const looks: Record<Verdict, VerdictLook> = {
  WRONG_DATE: { line: 'cite-date', tone: 'warn', glyph: 'alert', heading: 'Sai ngày' },
  REPLACED: { line: 'cite-replaced', tone: 'bad', glyph: 'cross', heading: 'Bị thay thế' },
  EXPIRED: { line: 'cite-expired', tone: 'bad', glyph: 'dash', heading: 'Hết hiệu lực' },
  WARNING: { line: 'cite-date', tone: 'warn', glyph: 'alert', heading: 'Cần xem lại' },
  AMBIGUOUS: { line: 'cite-unknown', tone: 'mute', glyph: 'unknown', heading: 'Chưa rõ là văn bản nào' },
  UNKNOWN: { line: 'cite-unknown', tone: 'mute', glyph: 'unknown', heading: 'Chưa kiểm' },
  OK: { line: 'cite-ok', tone: 'ok', glyph: 'ok', heading: 'Còn hiệu lực' },
}

export function verdictLook(verdict: Verdict): VerdictLook {
  return looks[verdict]
}

/** The order of the panel: what can be put right first, what is right last. */
const order: Verdict[] = ['WRONG_DATE', 'REPLACED', 'EXPIRED', 'WARNING', 'AMBIGUOUS', 'UNKNOWN', 'OK']

export interface NumberedCitation { citation: Citation; /** number in the margin and the panel; null for what is right */ no: number | null }

/** Citations in reading order; everything that is not simply right gets the next number. */
export function numbered(plan: Pick<Plan, 'content' | 'check'>): NumberedCitation[] {
  const places = new Map(['title', ...allNodes(plan.content).map((node) => node.id)].map((id, index) => [id, index]))
  const last = places.size
  const sorted = plan.check.citations.toSorted((a, b) => (places.get(a.passage) ?? last) - (places.get(b.passage) ?? last) || a.start - b.start)
  let no = 0
  return sorted.map((citation) => ({ citation, no: needsAttention(citation) ? ++no : null }))
}

export function needsAttention(citation: Citation): boolean {
  return citation.verdict !== 'OK' || citation.findings.some((finding) => finding.severity !== 'INFO')
}

export interface FindingGroup { verdict: Verdict; look: VerdictLook; members: NumberedCitation[] }

export function grouped(citations: NumberedCitation[]): FindingGroup[] {
  return order
    .map((verdict) => ({ verdict, look: verdictLook(verdict), members: citations.filter((member) => groupOf(member.citation) === verdict) }))
    .filter((group) => group.members.length > 0)
}

/** A right citation with a remark (a wrong type or issuer, say) belongs under "Cần xem lại". */
function groupOf(citation: Citation): Verdict {
  return citation.verdict === 'OK' && needsAttention(citation) ? 'WARNING' : citation.verdict
}

export function tally(citations: NumberedCitation[]): { wrong: number; unchecked: number; right: number } {
  const unchecked = citations.filter(({ citation }) => citation.verdict === 'UNKNOWN' || citation.verdict === 'AMBIGUOUS').length
  const right = citations.filter(({ no }) => no === null).length
  return { wrong: citations.length - unchecked - right, unchecked, right }
}

/** What a correction takes out and puts in, with the text around it that makes it readable. */
export function swap(passage: string, finding: Finding): { before: string; out: string; in: string } | null {
  if (!finding.correction) return null
  const { start, end, replacement } = finding.correction
  const lead = passage.slice(0, start)
  const word = /(\S+\s)$/.exec(lead)
  return { before: start === 0 || end - start > 30 ? '' : (word?.[1] ?? ''), out: passage.slice(start, end), in: replacement }
}
