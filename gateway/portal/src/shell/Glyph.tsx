import type { ReactNode } from 'react'

/** The signs of the portal, 16 by 16, in the colour of the text beside them; words always say the same. */
const shapes = {
  ok: <path d="M3 8.6l3.3 3.2L13 4.6" />,
  alert: <><path d="M8 2.6v6.2" strokeWidth={2.8} /><circle fill="currentColor" stroke="none" cx={8} cy={13.2} r={1.8} /></>,
  sent: <circle fill="currentColor" stroke="none" cx={8} cy={8} r={4.6} />,
  half: <><circle cx={8} cy={8} r={5} /><path fill="currentColor" stroke="none" d="M8 3a5 5 0 0 1 0 10z" /></>,
  back: <path d="M6.2 3 2.8 6.4l3.4 3.4M3.2 6.4h6.4a3.3 3.3 0 0 1 0 6.6H6.4" />,
  dash: <path d="M3.5 8h9" />,
  none: <circle cx={8} cy={8} r={5} />,
  draft: <circle cx={8} cy={8} r={5} strokeDasharray="2.6 2.6" />,
  unknown: <><path d="M5.6 6a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.6" /><circle fill="currentColor" stroke="none" cx={8} cy={12.6} r={1.2} /></>,
  clock: <><circle cx={8} cy={8} r={5.4} /><path d="M8 4.8V8l2.2 1.6" /></>,
  cross: <path d="M4 4l8 8M12 4l-8 8" />,
  pin: <path d="M3 3h10v7.5H8.5L5.5 13v-2.5H3z" />,
  offline: <><path d="M2.5 2.5l11 11M2.6 6.6a8 8 0 0 1 3-1.8M9 4.4a8 8 0 0 1 4.4 2.2M5 9.4a4.6 4.6 0 0 1 2-1.2" /><circle fill="currentColor" stroke="none" cx={8} cy={12.4} r={1.3} /></>,
  search: <><circle cx={7} cy={7} r={4.2} /><path d="M10.2 10.2 14 14" /></>,
  bell: <path d="M3 11.5h10c-1.2-1.2-1.4-2.4-1.4-4.5A3.6 3.6 0 0 0 8 3.2 3.6 3.6 0 0 0 4.4 7c0 2.1-.2 3.3-1.4 4.5zM6.8 13.6h2.4" />,
  down: <path d="M4 6.2 8 10.2l4-4" />,
  up: <path d="M4 9.8 8 5.8l4 4" />,
  left: <path d="M9.8 4 5.8 8l4 4" />,
  right: <path d="M6.2 4 10.2 8l-4 4" />,
  ascending: <path d="M8 13V3.4M4.4 7 8 3.4 11.6 7" />,
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  more: <><circle fill="currentColor" stroke="none" cx={3.4} cy={8} r={1.4} /><circle fill="currentColor" stroke="none" cx={8} cy={8} r={1.4} /><circle fill="currentColor" stroke="none" cx={12.6} cy={8} r={1.4} /></>,
  plus: <path d="M8 3.5v9M3.5 8h9" />,
  work: <path d="M3 4.5l1.4 1.4L6.8 3.4M3 10.7l1.4 1.4 2.4-2.5M9 4.8h4.4M9 11h4.4" />,
  plan: <path d="M4 2.5h5.5L12.5 5.5v8H4zM6.2 7.5h4M6.2 10.2h4" />,
  report: <path d="M2.5 3.5h11v9.5h-11zM2.5 6.6h11M6.4 6.6V13" />,
  sum: <><path d="M8 8.2V5.4M3.5 10.8c0-1.6 4.5-1 4.5-2.6 0 1.6 4.5 1 4.5 2.6" /><circle fill="currentColor" stroke="none" cx={8} cy={3.8} r={1.9} /><circle fill="currentColor" stroke="none" cx={3.5} cy={12.2} r={1.5} /><circle fill="currentColor" stroke="none" cx={8} cy={12.2} r={1.5} /><circle fill="currentColor" stroke="none" cx={12.5} cy={12.2} r={1.5} /></>,
} satisfies Record<string, ReactNode>

export type GlyphName = keyof typeof shapes

export function Glyph({ name }: { name: GlyphName }) {
  return <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{shapes[name]}</svg>
}

export function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth={1.7} strokeLinecap="round"><path d="M4 18.2c0-5.4 8-3.6 8-10" /><path d="M20 18.2c0-5.4-8-3.6-8-10" /><path d="M12 18.2V8" /></g>
      <g fill="currentColor"><circle cx={12} cy={5} r={3.4} /><circle cx={4} cy={20} r={2.2} /><circle cx={12} cy={20} r={2.2} /><circle cx={20} cy={20} r={2.2} /></g>
    </svg>
  )
}
