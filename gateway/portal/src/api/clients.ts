import createClient from 'openapi-fetch'
import { sessionMiddleware } from './http'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- until the services' OpenAPI files exist
type Unspecified = any

function client() {
  const made = createClient<Unspecified>({ baseUrl: globalThis.location?.origin ?? '' })
  made.use(sessionMiddleware)
  return made
}

export const plans = client()
export const reports = client()
export const references = client()
export const notifications = client()
export const gateway = client()
