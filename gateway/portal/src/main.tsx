import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { watchForErrors } from './api/clientErrors'
import { tidyDrafts } from './shell/drafts'
import { ErrorBoundary } from './shell/ErrorBoundary'
import { LiveProvider } from './shell/LiveContext'
import { Providers } from './shell/providers'
import { portalRouter } from './shell/router'
import { SessionProvider } from './shell/session'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
const root = document.getElementById('root')
watchForErrors()
tidyDrafts(new Date())
const router = portalRouter()
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <Providers nonce={nonce}>
        <SessionProvider>
          <LiveProvider>
            <RouterProvider router={router} />
          </LiveProvider>
        </SessionProvider>
      </Providers>
    </ErrorBoundary>
  </StrictMode>,
)
