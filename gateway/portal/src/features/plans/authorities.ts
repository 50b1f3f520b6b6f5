/** Signing authorities of Decree 30/2020, article 13. */
export const authorities = [
  { value: '', label: 'Người đứng đầu ký trực tiếp' },
  { value: 'KT.', label: 'KT. Cấp phó ký thay' },
  { value: 'TM.', label: 'TM. Thay mặt tập thể' },
  { value: 'TL.', label: 'TL. Ký thừa lệnh' },
  { value: 'TUQ.', label: 'TUQ. Ký thừa ủy quyền' },
  { value: 'Q.', label: 'Q. Quyền người đứng đầu' },
]
