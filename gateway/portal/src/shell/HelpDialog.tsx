import { Dialog } from './Dialog'

const keys: [string[], string][] = [
  [['/'], 'Tìm đơn vị, kế hoạch, văn bản'],
  [['j', 'k'], 'Xuống, lên trong danh sách'],
  [['Enter'], 'Mở việc đang chọn; trong bảng số liệu: xuống ô dưới'],
  [['Ctrl', 'S'], 'Lưu ngay'],
  [['Ctrl', 'B'], 'Chữ đậm (khi soạn kế hoạch)'],
  [['Ctrl', 'I'], 'Chữ nghiêng (khi soạn kế hoạch)'],
  [['Ctrl', 'V'], 'Dán cả cột từ Excel vào bảng số liệu'],
  [['←', '→'], 'Thu gọn, mở rộng một đơn vị trong cây'],
  [['?'], 'Mở bảng này'],
]

export default function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Phím tắt" onCancel={onClose} footer={null} width={440}>
      <table className="list"><caption className="hidden">Phím tắt của Liên Thông</caption>
        <thead className="hidden"><tr><th scope="col">Phím</th><th scope="col">Việc</th></tr></thead>
        <tbody>{keys.map(([combination, what]) => (
          <tr key={what}><th scope="row">{combination.map((key) => <span key={key}><kbd>{key}</kbd> </span>)}</th><td>{what}</td></tr>
        ))}</tbody>
      </table>
    </Dialog>
  )
}
