// The shapes of docs/architecture/contracts.md, until each service has committed its OpenAPI document.

export interface Named { id: string; name: string }
export interface Page<T> { items: T[]; next: string | null }

// gateway
export type Role = 'EDITOR' | 'HEAD' | 'REVIEWER' | 'CATALOGUE_CLERK' | 'TENANT_ADMIN' | 'AUDITOR' | 'OPERATOR' | 'SERVICE'
export interface Session {
  account: { id: string; username: string; title: string; email: string | null; roles: Role[] }
  unit: { id: string; name: string; kind: string | null } | null
  tenant: { id: string; name: string; mark: string }
  csrf: { header: string; token: string }
}
export interface Account { id: string; version: number; username: string; title: string; email: string; unit: string | null; roles: Role[]; active: boolean }
export interface AccountRequest { username: string; title: string; email: string; unit: string | null; roles: Role[]; active: boolean | null; password: string | null }
export interface ProvisioningStep { service: string; done: boolean; problem: string | null }
export interface Tenant { id: string; version: number; name: string; mark: string; state: 'ACTIVE' | 'SUSPENDED'; provisioning: ProvisioningStep[] }

// report-service
export type UnitKind = 'DEPARTMENT' | 'DISTRICT_OFFICE' | 'COMMUNE_OFFICE' | 'SCHOOL' | 'CLUSTER'
export type SchoolLevel = 'PRESCHOOL' | 'PRIMARY' | 'LOWER_SECONDARY' | 'UPPER_SECONDARY' | 'MULTI_LEVEL'
export interface Unit {
  id: string; code: string; name: string; kind: UnitKind; schoolLevel: SchoolLevel | null; from: string; to: string | null
  superiors: { type: 'ADMINISTRATIVE' | 'PROFESSIONAL' | 'CLUSTER'; unit: Named; from: string; to: string | null }[]
  reportsTo: Named | null; childCount: number
}
export interface UnitImport { dryRun: boolean; rows: number; created: number; changed: number; unchanged: number; errors: { row: number; column: string | null; detail: string }[] }
export type IndicatorType = 'COUNT' | 'RATIO' | 'MONEY' | 'TEXT' | 'YES_NO'
export interface Indicator { code: string; name: string; unitOfMeasure: string | null; type: IndicatorType; rule: string; required: boolean; min: number | null; max: number | null }
export interface Form { id: string; name: string; cadence: string; sections: { code: string; title: string; indicators: Indicator[] }[]; checks: { code: string; kind: string; left: string; right: string; message: string }[] }
export interface Round {
  id: string; version: number; form: Named; name: string; period: { type: string; year: number; half: number }; window: { from: string; to: string }
  dueDates: Partial<Record<UnitKind, string>>; state: 'OPEN' | 'CLOSED'; openedAt: string; closedAt: string | null; rosterSize: number
}
export type ReportState = 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED'
export type Lateness = 'ON_TIME' | 'LATE' | 'NOT_DUE' | 'OVERDUE'
export interface ReportSummary { id: string; round: Named; unit: Named; superior: Named | null; state: ReportState; dueAt: string; submittedAt: string | null; lateness: Lateness; filled: number; total: number }
export interface Value { number: number | null; text: string | null; yes: boolean | null; numerator: number | null; denominator: number | null }
export interface Cell {
  code: string; own: Value | null; children: Value | null; total: Value | null; previous: Value | null; note: string | null
  problems: { severity: 'ERROR' | 'WARNING'; message: string }[]; comment: string | null
}
export interface Person { account: string; title: string; unit: Named }
export interface HistoryEntry { at: string; by: Person | null; action: string; note: string | null }
export interface Report extends ReportSummary {
  version: number; unitKind: UnitKind; form: Form; cells: Cell[]; stateDetails: { type: ReportState; at: string; by: Person | null; reason: string | null; comments: { code: string; text: string }[] }
  submissions: { no: number; at: string; by: Person; figures: { code: string; own: Value | null; children: Value | null; total: Value | null; note: string | null }[] }[]
  history: HistoryEntry[]; children: { accepted: number; expected: number }; allowed: string[]
}
export interface Rollup {
  round: Named; unit: Named; kind: UnitKind; version: number; path: Named[]; asOf: string
  expected: number; submitted: number; accepted: number; returned: number; onTime: number; late: number; overdue: number; waiting: number; waived: number; notDue: number
  indicators: { code: string; name: string; unitOfMeasure: string | null; accepted: Value | null; submitted: Value | null; target: Value | null }[]
  children: { unit: Named; kind: UnitKind; expected: number; submitted: number; accepted: number; late: number; overdue: number; onTime: number; reportState: ReportState; lateness: Lateness; reportId: string; hasChildren: boolean }[]
  overdueUnits: { unit: Named; kind: UnitKind; superior: Named | null; dueAt: string; nudges: number; reportId: string }[]
  pace: { date: string; submitted: number }[]
}
export type WorkFolder = 'RETURNED' | 'DUE' | 'TO_REVIEW' | 'SENT'
export interface WorkItem { id: string; folder: WorkFolder; kind: 'PLAN' | 'REPORT'; title: string; detail: string | null; dueAt: string | null; since: string | null; overdue: boolean; link: string; action: string | null }
export interface Work { items: WorkItem[]; counts: Record<WorkFolder, number> }

// plan-service
export type NodeKind = 'PART' | 'SECTION' | 'CLAUSE' | 'POINT' | 'BULLET' | 'PARAGRAPH'
export interface Run { text: string; bold: boolean; italic: boolean }
export interface DocNode { id: string; kind: NodeKind; number: string | null; runs: Run[]; children: DocNode[] }
export interface TimeWindow { text: string; kind: 'ON_DATE' | 'WITHIN' | 'CONTINUOUS' | 'ON_REQUEST' | 'NONE'; from: string | null; to: string | null; boundary: 'EXCLUSIVE' | 'INCLUSIVE' | null }
export interface Task { id: string; node: string | null; title: string; leads: string[]; coordinators: string[]; window: TimeWindow }
export interface Deadline { id: string; node: string | null; what: string; text: string; due: string | null; boundary: 'EXCLUSIVE' | 'INCLUSIVE' | null }
export interface Recipient { id: string; name: string; purpose: string | null }
export interface Signature { authority: string | null; authorityTitle: string | null; title: string; name: string | null }
export interface Annex { id: string; title: string; reference: string | null; columns: string[]; rows: string[][] }
export interface PlanContent {
  superiorName: string; issuerName: string; place: string; date: string | null; numberText: string | null; documentType: string; title: string
  legalBases: DocNode[]; preamble: DocNode[]; outline: DocNode[]; tasks: Task[]; deadlines: Deadline[]; recipients: Recipient[]; signature: Signature | null; annexes: Annex[]
}
export type PlanStateType = 'DRAFT' | 'ISSUED' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED'
export interface Plan {
  id: string; version: number; unit: Named; superior: Named | null; year: number; revision: number; title: string
  state: { type: PlanStateType; at: string; by: Person; reason: string | null; comments: { id: string; node: string; text: string }[] }
  content: PlanContent
  issuance: { number: string; symbol: string; place: string; date: string; authority: string | null; signatoryTitle: string; signatoryName: string | null } | null
  replaces: { revision: number; numberText: string; date: string } | null
  check: { status: 'CHECKED' | 'UNCHECKED'; at: string | null; asOf: string | null; citations: Citation[] }
  doubts: { node: string | null; field: string | null; message: string }[]
  history: HistoryEntry[]
  source: { fileName: string; size: number; sha256: string } | null
  allowed: string[]
}
export interface PlanSummary { id: string; unit: Named; superior: Named | null; year: number; revision: number; title: string; state: PlanStateType; at: string | null; numberText: string | null; findings: { errors: number; warnings: number }; unchecked: boolean }

// reference-service
export type Verdict = 'OK' | 'WRONG_DATE' | 'REPLACED' | 'EXPIRED' | 'WARNING' | 'UNKNOWN' | 'AMBIGUOUS'
export interface Finding { rule: string; severity: 'ERROR' | 'WARNING' | 'INFO'; message: string; source: string | null; correction: { start: number; end: number; replacement: string } | null }
export interface CitedDocument { id: string; number: string; kind: string | null; issuer: string | null; issuedOn: string | null; title: string | null; status: DocumentStatus; effectiveFrom: string | null; effectiveTo: string | null; replacedBy: string[]; source: string | null }
export interface Citation { passage: string; start: number; end: number; text: string; number: string; document: CitedDocument | null; verdict: Verdict; findings: Finding[] }
export type DocumentStatus = 'IN_FORCE' | 'NOT_YET' | 'EXPIRED' | 'REPLACED' | 'UNKNOWN'
export interface LegalDocument extends CitedDocument { relations: { type: string; number: string; document: string | null }[]; sourceUrl: string | null; basis: string | null; confidence: string | null }

// notification-service
export interface Notice { id: string; at: string; kind: string; title: string; body: string | null; link: string | null; readAt: string | null }
export interface NoticePage extends Page<Notice> { unread: number }
