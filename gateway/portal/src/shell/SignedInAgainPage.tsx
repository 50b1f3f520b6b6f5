import { useEffect } from 'react'
import { Link } from 'react-router'
import { Empty } from './panels'
import { useTitle } from './useTitle'

/** Where signing in again ends: the pages that waited know already, so this one goes. */
export default function SignedInAgainPage() {
  useTitle('Đã đăng nhập lại')
  useEffect(() => window.close(), [])
  return (
    <main className="page" id="noi-dung">
      <Empty title="Đã đăng nhập lại" action={<Link className="btn" to="/">Về việc của tôi</Link>}>Đóng thẻ này rồi quay lại trang đang làm dở; phần vừa gõ ở đó tự gửi tiếp.</Empty>
    </main>
  )
}
