import { Suspense, lazy, useCallback, useEffect, useRef, useState } from 'react'
import { Link, NavLink, Outlet, useLocation, useMatches, useNavigate } from 'react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { gateway } from '../api/clients'
import { body } from '../api/http'
import { tabSession } from '../api/tabSession'
import { Glyph, Mark, type GlyphName } from './Glyph'
import { Menu } from './Menu'
import { Skeleton } from './panels'
import { countDrafts, forgetDrafts } from './drafts'
import type { NoticeArrival, RollupChange } from './live'
import { useLiveResume, useNoticeArrivals, useRollupChanges } from './LiveContext'
import { OfflineStrip } from './OfflineStrip'
import { SessionStrip } from './SessionStrip'
import { StripHost } from './Strip'
import { useAccountKey, useSession } from './session'
import { Gathering, staleAfterGap, staleAfterNotice, staleAfterRollup } from './signals'
import { useShortcuts } from './keys'
import { useToast } from './toasts'
import { useUnreadCount, useWorkCount } from './counts'

const HelpDialog = lazy(() => import('./HelpDialog'))
const UnsentDialog = lazy(() => import('./UnsentDialog'))

interface Destination { to: string; label: string; glyph: GlyphName; also?: string[] }

/** The places that this person's roles lead to; the server still decides about every request. */
function useDestinations(): { main: Destination[]; more: Destination[] } {
  const { account, unit } = useSession()
  const has = (role: string) => account.roles.some((mine) => mine === role)
  const main: Destination[] = []
  const more: Destination[] = []
  if (unit || has('TENANT_ADMIN') || has('AUDITOR')) {
    main.push({ to: '/', label: 'Việc của tôi', glyph: 'work' })
    main.push({ to: '/ke-hoach', label: 'Kế hoạch', glyph: 'plan' })
    main.push({ to: '/bao-cao', label: 'Báo cáo', glyph: 'report' })
    if (has('REVIEWER')) main.push({ to: '/cho-duyet', label: 'Chờ duyệt', glyph: 'ok' })
    if (unit?.kind !== 'SCHOOL') main.push({ to: '/tong-hop', label: 'Tổng hợp', glyph: 'sum' })
  }
  if (main.length > 0 || has('CATALOGUE_CLERK')) more.push({ to: '/van-ban', label: 'Văn bản pháp lý', glyph: 'plan' })
  if (main.length > 0) more.push({ to: '/don-vi', label: 'Đơn vị', glyph: 'sum' })
  if (has('TENANT_ADMIN')) more.push({ to: '/quan-tri/tai-khoan', label: 'Tài khoản', glyph: 'more' })
  if (has('OPERATOR')) more.push({ to: '/quan-tri/tinh', label: 'Tỉnh, thành phố', glyph: 'more' }, { to: '/quan-tri/su-kien', label: 'Sự kiện bị gác lại', glyph: 'more' })
  return { main, more }
}

export function Shell() {
  const { account, unit, tenant } = useSession()
  const { main, more } = useDestinations()
  const wide = useMatches().some((match) => (match.handle as { wide?: boolean } | undefined)?.wide)
  const [navOpen, setNavOpen] = useState(false)
  const [help, setHelp] = useState(false)
  const find = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const location = useLocation()
  const workCount = useWorkCount()
  const signOut = useSignOut()
  useLiveEffects()
  useShortcuts({ '/': () => (find.current?.offsetParent ? find.current.focus() : navigate('/tim')), '?': () => setHelp(true) })

  const [at, setAt] = useState(location.pathname)
  if (at !== location.pathname) {
    setAt(location.pathname)
    setNavOpen(false)
  }

  const links = (close?: () => void) => (
    <>
      {main.map((place) => (
        <NavLink key={place.to} to={place.to} end={place.to === '/'} onClick={close}>
          {place.label}{place.to === '/' && workCount !== null && <span className="count">{workCount}</span>}
        </NavLink>
      ))}
      {main.length > 0 && more.length > 0 && <hr />}
      {more.map((place) => <NavLink key={place.to} to={place.to} onClick={close}>{place.label}</NavLink>)}
    </>
  )
  const tabs = phoneTabs(main)
  const place = unit?.name ?? (account.roles.includes('OPERATOR') ? 'Vận hành' : 'Quản trị')

  return (
    <div className={`shell${wide ? ' shell-wide' : ''}`}>
      <a className="skip" href="#noi-dung">Bỏ qua điều hướng</a>
      <header className="top">
        {wide && (
          <button type="button" className="icon-btn only-desk" aria-label={navOpen ? 'Đóng danh mục' : 'Mở danh mục'} aria-expanded={navOpen} onClick={() => setNavOpen(!navOpen)}><Glyph name="menu" /></button>
        )}
        <Link className="logo" to="/" aria-label="Liên Thông, trang đầu"><Mark /><span>Liên Thông</span></Link>
        <div className="whose only-desk">
          <span className="whose-mark" aria-hidden="true">{tenant.mark}</span>
          <p><small>{tenant.name}</small><span>{place}</span></p>
        </div>
        <div className="whose only-phone">
          <Menu align="left" className="whose-button"
            label={<><small>{tenant.name}</small><span><span className="cut">{place}</span><Glyph name="down" /></span><span className="hidden">. Mở danh mục</span></>}>
            {(close) => <nav className="menu-nav" aria-label="Danh mục">{links(close)}<hr /><AccountLinks onHelp={() => { close(); setHelp(true) }} signOut={signOut} /></nav>}
          </Menu>
        </div>
        <form className="find only-desk" role="search" onSubmit={(event) => {
          event.preventDefault()
          const q = find.current?.value.trim() ?? ''
          if (q) navigate(`/tim?q=${encodeURIComponent(q)}`)
        }}>
          <label className="hidden" htmlFor="tim-nhanh">Tìm đơn vị, kế hoạch, văn bản</label>
          <Glyph name="search" />
          <input ref={find} id="tim-nhanh" type="search" placeholder="Tìm đơn vị, kế hoạch, văn bản" autoComplete="off" />
          <kbd aria-hidden="true">/</kbd>
        </form>
        <Link className="icon-btn only-phone" to="/tim" aria-label="Tìm"><Glyph name="search" /></Link>
        <Bell />
        <div className="only-desk">
          <Menu name={`${account.title}, tài khoản ${account.username}`} className="account" label={<>{account.title}<Glyph name="down" /></>}>
            {(close) => <div className="menu-nav"><p className="small sub">{account.username}</p><AccountLinks onHelp={() => { close(); setHelp(true) }} signOut={signOut} /></div>}
          </Menu>
        </div>
      </header>
      <StripHost>
        <SessionStrip />
        <OfflineStrip />
        <div className="frame">
          {(!wide || navOpen) && (
            <nav className="side-nav" aria-label="Chính">
              {links()}
              <div className="foot"><button type="button" className="plain" onClick={() => setHelp(true)}>Trợ giúp <kbd>?</kbd></button></div>
            </nav>
          )}
          <div className="frame-main">
            <Suspense fallback={<main className="page" id="noi-dung"><Skeleton label="Đang mở trang" /></main>}><Outlet /></Suspense>
          </div>
        </div>
      </StripHost>
      {tabs.length > 0 && (
        <nav className="tabbar" aria-label="Chính, dưới màn hình">
          {tabs.map((tab) => (
            <NavLink key={tab.to} to={tab.to} end={tab.to === '/'}>
              <Glyph name={tab.glyph} />{tab.label}
              {tab.to === '/' && workCount !== null && workCount > 0 && <b className="badge num">{workCount}<span className="hidden"> việc</span></b>}
            </NavLink>
          ))}
        </nav>
      )}
      {signOut.unsent > 0 && <Suspense><UnsentDialog count={signOut.unsent} leaving={signOut.pending} onLeave={signOut.go} onStay={signOut.stay} /></Suspense>}
      {help && <Suspense><HelpDialog onClose={() => setHelp(false)} /></Suspense>}
    </div>
  )
}

/** Four items: the last one leads to the dashboard, or for a school, which has none, to the legal documents. */
function phoneTabs(main: Destination[]): Destination[] {
  const wanted = main.filter((place) => place.to !== '/cho-duyet')
  if (wanted.length === 0) return []
  return wanted.length >= 4 ? wanted.slice(0, 4) : [...wanted, { to: '/van-ban', label: 'Văn bản', glyph: 'plan' }]
}

function Bell() {
  const unread = useUnreadCount()
  return (
    <Link className="icon-btn bell" to="/thong-bao" aria-label={unread > 0 ? `Thông báo, ${unread} chưa đọc` : 'Thông báo'}>
      <Glyph name="bell" />{unread > 0 && <b className="badge num" aria-hidden="true">{unread > 99 ? '99+' : unread}</b>}
    </Link>
  )
}

/** Signing out clears this machine of one's words, so whoever still has some here is asked first. */
function useSignOut() {
  const account = useAccountKey()
  const [unsent, setUnsent] = useState(0)
  const leave = useMutation({
    mutationFn: () => body(gateway.DELETE('/api/session')),
    onSuccess: () => {
      forgetDrafts(account)
      tabSession.signedOut()
      window.location.assign('/dang-nhap?ly-do=da-thoat')
    },
  })
  return {
    pending: leave.isPending,
    failed: leave.isError,
    unsent,
    go: () => leave.mutate(),
    stay: () => setUnsent(0),
    ask: () => {
      const waiting = countDrafts(account)
      if (waiting > 0) setUnsent(waiting)
      else leave.mutate()
    },
  }
}

function AccountLinks({ onHelp, signOut }: { onHelp: () => void; signOut: ReturnType<typeof useSignOut> }) {
  return (
    <>
      <button type="button" onClick={onHelp}>Phím tắt, trợ giúp</button>
      <button type="button" disabled={signOut.pending} onClick={signOut.ask}>Đăng xuất</button>
      {signOut.failed && <p className="small tone-bad" role="alert">Chưa đăng xuất được. Kiểm tra mạng rồi thử lại.</p>}
    </>
  )
}

/** Keeps counts and open lists true while signals come in. */
function useLiveEffects(): void {
  const queries = useQueryClient()
  const toast = useToast()
  const [gathering] = useState(() => new Gathering(queries))
  useEffect(() => () => gathering.stop(), [gathering])
  useNoticeArrivals(useCallback((notice: NoticeArrival) => {
    gathering.add(...staleAfterNotice(notice))
    toast({ title: notice.title, detail: notice.body ?? undefined, tone: 'sent', link: notice.link ?? '/thong-bao' })
  }, [gathering, toast]))
  useRollupChanges(useCallback((change: RollupChange) => gathering.add(...staleAfterRollup(change)), [gathering]))
  useLiveResume(useCallback(() => gathering.add(...staleAfterGap), [gathering]))
}
