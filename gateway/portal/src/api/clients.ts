import createClient from 'openapi-fetch'
import type { paths as GatewayPaths } from './generated/gateway'
import type { paths as NotificationPaths } from './generated/notifications'
import type { paths as PlanPaths } from './generated/plans'
import type { paths as ReferencePaths } from './generated/references'
import type { paths as ReportPaths } from './generated/reports'
import { send } from './http'

function client<Paths extends object>() {
  return createClient<Paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: send })
}

export const plans = client<PlanPaths>()
export const reports = client<ReportPaths>()
export const references = client<ReferencePaths>()
export const gateway = client<GatewayPaths>()
export const notifications = client<NotificationPaths>()
