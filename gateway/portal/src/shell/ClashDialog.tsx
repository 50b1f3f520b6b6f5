import { useId, useState } from 'react'
import { Dialog } from './Dialog'
import type { Choices, Clash, Side } from './merge'

interface Props {
  clashes: Clash[]
  by: string | null
  onDecide: (choices: Choices) => void
  onClose: () => void
}

/** Both values of every place that two people changed; nothing is given up that nobody chose to give up. */
export function ClashDialog({ clashes, by, onDecide, onClose }: Props) {
  const [choices, setChoices] = useState<Map<string, Side>>(new Map())
  const id = useId()
  const open = clashes.filter((clash) => !choices.has(clash.key)).length
  const all = (side: Side) => setChoices(new Map(clashes.map((clash) => [clash.key, side])))
  const option = (clash: Clash, index: number, side: Side, text: string) => (
    <td className={`clash-side${choices.get(clash.key) === side ? ' clash-chosen' : ''}`}>
      <label><input type="radio" name={`${id}-${index}`} checked={choices.get(clash.key) === side} onChange={() => setChoices(new Map(choices).set(clash.key, side))} /><span className="pre">{text}</span></label>
    </td>
  )
  return (
    <Dialog title="Hai người sửa cùng một chỗ" width={820} okText="Giữ như đã chọn" cancelText="Để sau" okButtonProps={{ disabled: open > 0 }} onOk={() => onDecide(choices)} onCancel={onClose} mask={{ closable: false }}>
      <p>Những chỗ chỉ một người sửa đã được ghép lại. Với các chỗ dưới đây, chọn nội dung để giữ.</p>
      <table className="list clashes"><caption className="hidden">Những chỗ hai người cùng sửa</caption>
        <thead><tr><th scope="col">Chỗ</th><th scope="col">Của bạn <button type="button" className="plain" onClick={() => all('mine')}>chọn cả cột</button></th><th scope="col">{by ?? 'Của người kia'} <button type="button" className="plain" onClick={() => all('theirs')}>chọn cả cột</button></th></tr></thead>
        <tbody>{clashes.map((clash, index) => (
          <tr key={clash.key}><th scope="row">{clash.where}</th>{option(clash, index, 'mine', clash.mine)}{option(clash, index, 'theirs', clash.theirs)}</tr>
        ))}</tbody>
      </table>
      <p className="small sub" role="status">{open > 0 ? `Còn ${open} chỗ chưa chọn.` : 'Đã chọn đủ.'}</p>
    </Dialog>
  )
}
