import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/vi'

/** A calendar date, typed or picked, kept as yyyy-MM-dd. */
export function DateField({ id, value, onChange, required }: { id: string; value: string | null; onChange: (value: string | null) => void; required?: boolean }) {
  return (
    <DatePicker
      id={id}
      value={value ? dayjs(value) : null}
      format="DD/MM/YYYY"
      placeholder="ngày/tháng/năm"
      aria-required={required}
      allowClear={!required}
      style={{ width: '100%' }}
      onChange={(next) => onChange(next ? next.format('YYYY-MM-DD') : null)}
    />
  )
}
