import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { LiveProvider } from './shell/LiveContext'
import { Providers } from './shell/providers'
import { portalRouter } from './shell/router'
import { SessionProvider } from './shell/session'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <Providers nonce={nonce}>
      <SessionProvider>
        <LiveProvider>
          <RouterProvider router={portalRouter()} />
        </LiveProvider>
      </SessionProvider>
    </Providers>
  </StrictMode>,
)
