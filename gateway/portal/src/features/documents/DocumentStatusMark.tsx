import type { DocumentStatus } from '../../api/types'
import { Status, type Tone } from '../../shell/status'
import type { GlyphName } from '../../shell/Glyph'

const looks: Record<DocumentStatus, [Tone, GlyphName, string]> = {
  IN_FORCE: ['ok', 'ok', 'Còn hiệu lực'],
  NOT_YET: ['mute', 'clock', 'Chưa có hiệu lực'],
  EXPIRED: ['bad', 'dash', 'Hết hiệu lực'],
  REPLACED: ['bad', 'cross', 'Bị thay thế'],
  UNKNOWN: ['mute', 'unknown', 'Chưa rõ hiệu lực'],
}

export const documentStatuses = (Object.keys(looks) as DocumentStatus[]).map((value) => ({ value, label: looks[value][2] }))

export function DocumentStatusMark({ status }: { status: DocumentStatus }) {
  const [tone, glyph, word] = looks[status]
  return <Status tone={tone} glyph={glyph}>{word}</Status>
}
