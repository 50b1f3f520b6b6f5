import { createBrowserRouter, isRouteErrorResponse, useLocation, useNavigate, useRouteError, type RouteObject } from 'react-router'
import { useFaultTrace } from './ErrorBoundary'
import { ErrorPanel, Empty } from './panels'
import { Shell } from './Shell'
import { ToastProvider } from './toasts'
import WorkPage from '../features/work/WorkPage'

const wide = { wide: true }

/** One lazy chunk per screen; only the first one, "Việc của tôi", comes with the shell. */
export const routes: RouteObject[] = [{
  element: <ToastProvider><Shell /></ToastProvider>,
  errorElement: <Broken />,
  hydrateFallbackElement: <main className="lone" aria-busy="true"><p className="note">Đang mở Liên Thông…</p></main>,
  children: [{
    errorElement: <Broken />,
    children: [
      { index: true, element: <WorkPage /> },
      { path: 'ke-hoach', lazy: async () => ({ Component: (await import('../features/plans/PlansPage')).default }) },
      { path: 'ke-hoach/nhap', lazy: async () => ({ Component: (await import('../features/plans/ImportPage')).default }) },
      { path: 'ke-hoach/:id', handle: wide, lazy: async () => ({ Component: (await import('../features/plans/PlanPage')).default }) },
      { path: 'cho-duyet', lazy: async () => ({ Component: (await import('../features/review/QueuePage')).default }) },
      { path: 'cho-duyet/ke-hoach/:id', handle: wide, lazy: async () => ({ Component: (await import('../features/review/PlanReviewPage')).default }) },
      { path: 'cho-duyet/bao-cao/:id', handle: wide, lazy: async () => ({ Component: (await import('../features/review/ReportReviewPage')).default }) },
      { path: 'bao-cao', lazy: async () => ({ Component: (await import('../features/reports/ReportsPage')).default }) },
      { path: 'bao-cao/:id', lazy: async () => ({ Component: (await import('../features/reports/ReportPage')).default }) },
      { path: 'bao-cao/:id/kiem-tra', lazy: async () => ({ Component: (await import('../features/reports/ReportPage')).default }) },
      { path: 'tong-hop', lazy: async () => ({ Component: (await import('../features/rollups/RoundsPage')).default }) },
      { path: 'tong-hop/:round/:unit', lazy: async () => ({ Component: (await import('../features/rollups/DashboardPage')).default }) },
      { path: 'thong-bao', lazy: async () => ({ Component: (await import('../features/notifications/NoticesPage')).default }) },
      { path: 'van-ban', lazy: async () => ({ Component: (await import('../features/documents/DocumentsPage')).default }) },
      { path: 'van-ban/:id', lazy: async () => ({ Component: (await import('../features/documents/DocumentPage')).default }) },
      { path: 'don-vi', lazy: async () => ({ Component: (await import('../features/units/UnitsPage')).default }) },
      { path: 'don-vi/nhap', lazy: async () => ({ Component: (await import('../features/units/UnitImportPage')).default }) },
      { path: 'quan-tri/tai-khoan', lazy: async () => ({ Component: (await import('../features/accounts/AccountsPage')).default }) },
      { path: 'quan-tri/tinh', lazy: async () => ({ Component: (await import('../features/tenants/TenantsPage')).default }) },
      { path: 'quan-tri/su-kien', lazy: async () => ({ Component: (await import('../features/setaside/SetAsidePage')).default }) },
      { path: 'da-dang-nhap', lazy: async () => ({ Component: (await import('./SignedInAgainPage')).default }) },
      { path: 'tim', lazy: async () => ({ Component: (await import('../features/search/SearchPage')).default }) },
      { path: '*', element: <NotHere /> },
    ],
  }],
}]

export function portalRouter() {
  return createBrowserRouter(routes)
}

function NotHere() {
  return <main className="page" id="noi-dung"><Empty title="Không có trang này">Đường dẫn có thể đã cũ hoặc gõ thiếu. Mở lại từ danh mục bên trái.</Empty></main>
}

/** A screen that failed to render, or whose chunk could not be loaded after a new version was installed. */
function Broken() {
  const error = useRouteError()
  const trace = useFaultTrace(error)
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  if (isRouteErrorResponse(error) && error.status === 404) return <NotHere />
  // A chunk that is gone only comes with the page of the new version; a fault may pass by drawing the screen again.
  const retry = isMissingChunk(error) ? () => window.location.reload() : () => void navigate({ pathname, search, hash }, { replace: true })
  return (
    <main className="page" id="noi-dung"><ErrorPanel title="Chưa mở được trang này" error={error} trace={trace} retry={retry}>
      <button type="button" className="btn" onClick={() => window.location.reload()}>Tải lại trang</button>
    </ErrorPanel></main>
  )
}

function isMissingChunk(error: unknown): boolean {
  return error instanceof TypeError && /module/i.test(error.message)
}
