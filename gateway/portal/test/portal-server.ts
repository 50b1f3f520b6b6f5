import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import type { AddressInfo } from 'node:net'
import { reply, type Routes } from '../src/testing/api'

const dist = resolve(import.meta.dirname, '../dist')
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8' }

/** The policy of the gateway, word for word (SecureHeaders): what it forbids must not be needed here. */
const policy = (nonce: string) => `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`

export interface PortalServer {
  url: string
  routes: Routes
  /** Live connections that are open now. */
  streams: Set<ServerResponse>
  /** Sends a signal to every live connection. */
  signal: (type: string, data: unknown) => void
  close: () => Promise<void>
}

/** Serves dist the way the gateway does and the API from `routes`, which a test may change between pages. */
export async function startPortal(routes: Routes): Promise<PortalServer> {
  const streams = new Set<ServerResponse>()
  const portal: PortalServer = {
    url: '', routes, streams, close: async () => undefined,
    signal: (type, data) => { for (const stream of streams) stream.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`) },
  }
  const server: Server = createServer((request, response) => {
    answer(portal, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  portal.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  portal.close = () => new Promise((done) => {
    server.closeAllConnections()
    server.close(() => done())
  })
  return portal
}

async function answer(portal: PortalServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', portal.url)
  if (url.pathname === '/api/notifications/stream') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write('event: ping\ndata: {}\n\n')
    portal.streams.add(response)
    response.on('close', () => portal.streams.delete(response))
    return
  }
  if (url.pathname.startsWith('/api/')) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString('utf8')
    const made = await reply(portal.routes, request.method ?? 'GET', url, text.startsWith('{') ? JSON.parse(text) : text, new Headers())
    response.writeHead(made.status, { 'Content-Type': made.type }).end(made.body)
    return
  }
  const file = resolve(dist, `.${url.pathname}`)
  if (extname(file) !== '' && file.startsWith(dist + sep)) {
    const content = await readFile(file)
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(content)
    return
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const html = await readFile(resolve(dist, 'index.html'), 'utf8')
  response.writeHead(200, { 'Content-Type': types['.html'], 'Content-Security-Policy': policy(nonce) }).end(html.replaceAll('__CSP_NONCE__', nonce))
}
