import { Dialog } from './Dialog'

/** Signing out clears this machine of one's words; whoever still has some here decides first. */
export default function UnsentDialog({ count, leaving, onLeave, onStay }: { count: number; leaving: boolean; onLeave: () => void; onStay: () => void }) {
  return (
    <Dialog title="Còn phần chưa gửi lên máy chủ" okText="Bỏ và đăng xuất" okButtonProps={{ danger: true }} cancelText="Ở lại" confirmLoading={leaving} onOk={onLeave} onCancel={onStay}>
      <p>Trên máy này còn <b className="num">{count}</b> phần bạn đã gõ mà máy chủ chưa nhận: nội dung, số liệu hoặc nhận xét. Đăng xuất thì các phần đó bị xóa khỏi máy này.</p>
    </Dialog>
  )
}
