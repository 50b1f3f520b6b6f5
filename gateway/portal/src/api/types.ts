import type { components as Gateway } from './generated/gateway'
import type { components as Notifications } from './generated/notifications'
import type { components as Plans } from './generated/plans'
import type { components as References } from './generated/references'
import type { components as Reports } from './generated/reports'

// Short names for the generated types; nothing about the API is written by hand here.
type PlanSchemas = Plans['schemas']
type ReportSchemas = Reports['schemas']
type ReferenceSchemas = References['schemas']
type NotificationSchemas = Notifications['schemas']
type GatewaySchemas = Gateway['schemas']

export type Session = GatewaySchemas['SessionView']
export type Role = Session['account']['roles'][number]
export type Tenant = GatewaySchemas['TenantView']
export type SetAsideEvents = GatewaySchemas['Listing']
export type SetAsideEvent = GatewaySchemas['Item']
export type ClientError = GatewaySchemas['ClientError']
export type ProvisioningStep = Tenant['provisioning'][number]
export type AccountRequest = GatewaySchemas['WrittenAccount']
/** An account as it is answered: what was written, with its id and version; never the password. */
export type Account = Omit<AccountRequest, 'password' | 'active'> & { id: string; version: number; active: boolean }

export type Plan = PlanSchemas['PlanView']
export type PlanSummary = PlanSchemas['PlanSummary']
export type PlanStateType = Plan['state']['type']
export type PlanContent = PlanSchemas['PlanContent']
export type DocNode = PlanSchemas['Node']
export type NodeKind = DocNode['kind']
export type Run = PlanSchemas['Run']
export type Task = PlanSchemas['Task']
export type TimeWindow = PlanSchemas['Window']
export type Deadline = PlanSchemas['Deadline']
export type Recipient = PlanSchemas['Recipient']
export type Signature = PlanSchemas['Signature']
export type Annex = PlanSchemas['Annex']
export type Citation = PlanSchemas['Citation']
export type Verdict = Citation['verdict']
export type Finding = PlanSchemas['Finding']
export type Signing = PlanSchemas['Signing']
export type Work = PlanSchemas['Work']
export type WorkItem = PlanSchemas['WorkItem']
export type WorkFolder = WorkItem['folder']

export type Unit = ReportSchemas['Unit']
export type UnitKind = Unit['kind']
export type SchoolLevel = NonNullable<Unit['schoolLevel']>
export type UnitImport = ReportSchemas['UnitImport']
export type Form = ReportSchemas['Form']
export type Indicator = ReportSchemas['Indicator']
export type Round = ReportSchemas['RoundView']
export type NewRound = ReportSchemas['OpenRequest']
export type Report = ReportSchemas['ReportView']
export type ReportSummary = ReportSchemas['Summary']
export type ReportState = Report['state']
export type Lateness = Report['lateness']
export type Cell = ReportSchemas['CellView']
export type CellEntry = ReportSchemas['CellInput']
export type Value = ReportSchemas['Value']
export type Rollup = ReportSchemas['Dashboard']
export type Nudging = ReportSchemas['NudgeAnswer']

export type LegalDocument = ReferenceSchemas['LegalDocument']
export type LegalDocumentDetail = ReferenceSchemas['LegalDocumentDetail']
export type DocumentStatus = LegalDocument['status']

/** How every list is answered; each service's own page type has this shape. */
export interface Page<T> { items: T[]; next: string | null }

export type NoticePage = NotificationSchemas['Inbox']
export type Notice = NoticePage['items'][number]
