import { useKept } from '../../shell/kept'

/** What a reviewer has written so far about one thing. */
export interface Decision {
  choice: 'accept' | 'return' | null
  reason: string
  note: string
  /** By the node or cell that they are pinned to. */
  comments: Record<string, string>
}

export interface Deciding {
  decision: Decision
  change: (part: Partial<Decision>) => void
  /** What the sheets show: comments being written, by where they are pinned. */
  drafts: Map<string, string>
  write: (at: string, text: string) => void
  drop: (at: string) => void
  /** Comments with words in them, as they are sent. */
  written: [string, string][]
  forget: () => void
}

const undecided: Decision = { choice: null, reason: '', note: '', comments: {} }

/** A reviewer's words, kept on this machine until the decision is made: neither a reload nor the next item loses them. */
export function useDecision(kind: 'ke-hoach' | 'bao-cao', id: string): Deciding {
  const [decision, change, forget] = useKept<Decision>(`quyet-dinh:${kind}:${id}`, undecided)
  return {
    decision,
    change: (part) => change((before) => ({ ...before, ...part })),
    drafts: new Map(Object.entries(decision.comments)),
    write: (at, text) => change((before) => ({ ...before, comments: { ...before.comments, [at]: text } })),
    drop: (at) => change((before) => ({ ...before, comments: Object.fromEntries(Object.entries(before.comments).filter(([key]) => key !== at)) })),
    written: Object.entries(decision.comments).map(([at, text]): [string, string] => [at, text.trim()]).filter(([, text]) => text !== ''),
    forget,
  }
}
