import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { tabSession } from '../api/tabSession'
import { retryAll } from './retry'
import { useStanding } from './session'
import { Strip } from './Strip'

/** Leads to the sign-in page and from there to a page that only says that all is well again (SignedInAgainPage). */
export const SIGN_IN_AGAIN = '/dang-nhap?ly-do=het-phien&tiep=/da-dang-nhap'

/** The session is over, or the browser is somebody else's now: said in place, with everything left on the screen. */
export function SessionStrip() {
  const standing = useStanding()
  const queries = useQueryClient()
  useEffect(() => {
    if (standing.is !== 'ended') return
    // Somebody who signed in where no word reaches this tab comes back to it.
    const look = () => {
      if (document.visibilityState === 'visible') void tabSession.renew()
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
      // Whatever was refused meanwhile goes on by itself.
      if (tabSession.current().is !== 'mine') return
      retryAll()
      void queries.invalidateQueries({ type: 'active' }, { cancelRefetch: false })
    }
  }, [standing, queries])
  if (standing.is === 'ended') {
    return (
      <Strip of="session" title="Phiên làm việc đã hết." action={<a className="btn btn-small" href={SIGN_IN_AGAIN} target="_blank" rel="opener">Đăng nhập lại</a>}>
        Phần vừa gõ được giữ trên máy này, tự gửi khi bạn đăng nhập lại.
      </Strip>
    )
  }
  if (standing.is === 'other') {
    return (
      <Strip of="session" title={<>Trình duyệt này vừa đăng nhập tài khoản khác: {standing.title} ({standing.username}).</>} action={<button type="button" className="btn btn-small" onClick={() => window.location.reload()}>Tải lại trang</button>}>
        Phần bạn gõ không gửi dưới tên người đó; nó được giữ trên máy này, chờ bạn đăng nhập lại.
      </Strip>
    )
  }
  return null
}
