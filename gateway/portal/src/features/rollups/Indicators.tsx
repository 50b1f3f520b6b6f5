import { useState } from 'react'
import type { Rollup, Value } from '../../api/types'
import { formatNumber, formatShare } from '../../shell/format'

interface Indicator { code: string; name: string; unitOfMeasure: string | null; accepted: number | null; submitted: number | null; target: number | null; /** denominator of a ratio */ of: number | null }

const FIRST = 6

/** Sums of what was accepted and of what waits, against the plan where there is one; the same as a table. */
export function Indicators({ indicators, half }: { indicators: Rollup['indicators']; half: number | null }) {
  const [table, setTable] = useState(false)
  const [all, setAll] = useState(false)
  const withFigures = indicators.flatMap((row): Indicator[] => {
    const [accepted, submitted] = [figureOf(row.accepted), figureOf(row.submitted)]
    return accepted === null && submitted === null ? [] : [{ code: row.code, name: row.name, unitOfMeasure: row.unitOfMeasure, accepted, submitted, target: figureOf(row.target), of: (row.submitted ?? row.accepted)?.denominator ?? null }]
  })
  const planned = withFigures.some((indicator) => indicator.target !== null)
  const shown = all ? withFigures : withFigures.slice(0, FIRST)
  return (
    <section className="region" aria-labelledby="h-ct">
      <div className="region-head"><h2 id="h-ct">{planned ? 'Chỉ tiêu so với kế hoạch năm' : 'Chỉ tiêu'}</h2>{withFigures.length > 0 && <button type="button" className="plain small" aria-expanded={table} onClick={() => setTable(!table)}>Bảng số liệu</button>}</div>
      {withFigures.length === 0 && <p className="sub">Chưa có số liệu nào được nộp.</p>}
      {withFigures.length > 0 && <p className="legend-line"><span><i className="fill-ok" />Đã duyệt</span><span><i className="fill-wait" />Chờ duyệt</span>{planned && half !== null && <span><i className="fill-mark" />Mốc {half === 1 ? '6 tháng, 50 %' : 'cả năm'}</span>}</p>}
      <ul>{shown.map((indicator) => <Bar key={indicator.code} indicator={indicator} half={half} />)}</ul>
      {withFigures.length > FIRST && <p className="more"><button type="button" className="plain" onClick={() => setAll(!all)}>{all ? `Chỉ xem ${FIRST} chỉ tiêu đầu` : `Cả ${withFigures.length} chỉ tiêu`}</button></p>}
      {table && (
        <div className="scroll-x"><table className="list"><caption className="hidden">Chỉ tiêu: đã duyệt, chờ duyệt, kế hoạch</caption>
          <thead><tr><th scope="col">Chỉ tiêu</th><th scope="col">ĐVT</th><th scope="col" className="right">Đã duyệt</th><th scope="col" className="right">Chờ duyệt</th>{planned && <><th scope="col" className="right">Kế hoạch</th><th scope="col" className="right">Đạt</th></>}</tr></thead>
          <tbody>{withFigures.map((indicator) => (
            <tr key={indicator.code}><th scope="row">{indicator.name}</th><td>{indicator.unitOfMeasure}</td><td className="num right">{formatNumber(indicator.accepted ?? 0)}</td><td className="num right">{formatNumber(pending(indicator))}</td>
              {planned && <><td className="num right">{indicator.target !== null ? formatNumber(indicator.target) : ''}</td><td className="num right">{indicator.target ? formatShare(total(indicator), indicator.target) : ''}</td></>}</tr>
          ))}</tbody></table></div>
      )}
    </section>
  )
}

/** The figure that adds up: a sum, a count of yes, or the numerator of a ratio. Texts have none. */
function figureOf(value: Value | null): number | null {
  return value?.number ?? value?.numerator ?? null
}

/** `submitted` counts everything handed in, accepted or still waiting. */
function total(indicator: Indicator): number {
  return Math.max(indicator.submitted ?? 0, indicator.accepted ?? 0)
}

function pending(indicator: Indicator): number {
  return total(indicator) - (indicator.accepted ?? 0)
}

/** Of a ratio ("người/tổng số") only what is counted: the whole stands beside it as a figure. */
function measure(indicator: Indicator): string {
  const unit = indicator.unitOfMeasure ?? ''
  return indicator.of === null ? unit : unit.replace(/\/.*/, '')
}

function Bar({ indicator, half }: { indicator: Indicator; half: number | null }) {
  const sum = total(indicator)
  const scale = indicator.target ?? indicator.of ?? sum
  const wide = (count: number) => ({ width: `${scale === 0 ? 0 : Math.min(100, (count / scale) * 100)}%` })
  const whole = indicator.target ?? indicator.of
  const share = whole ? formatShare(sum, whole) : null
  const behind = indicator.target !== null && half === 1 && sum < indicator.target / 2
  return (
    <li className="bullet">
      <span>{indicator.name}</span>
      <span className="value"><b>{formatNumber(sum)}</b><span className="sub">{whole !== null && `/${formatNumber(whole)}`} {measure(indicator)}</span>{share && <span className={`share ${behind ? 'tone-warn' : 'sub'}`}>{share}</span>}</span>
      <span className="track" aria-hidden="true"><i className="fill-wait" style={wide(sum)} /><i className="fill-ok" style={wide(indicator.accepted ?? 0)} />{indicator.target !== null && half === 1 && <u />}</span>
    </li>
  )
}
