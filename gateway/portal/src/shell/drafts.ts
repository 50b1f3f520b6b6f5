/**
 * What somebody typed and the server does not have yet, kept in this browser until it is saved. A copy belongs to one
 * account: nobody else is shown it and nobody else's browser tab sends it. It is removed by the save that brings it
 * over, by signing out, or after a month.
 */
const PREFIX = 'lien-thong:nhap:2:'
/** Entries that cannot be read, and those of the first format, which named no owner: out of the way until they expire. */
const ASIDE = 'lien-thong:gac-lai:'
const FIRST_FORMAT = 'lien-thong:chua-luu:'

const KEPT_DAYS = 30
const MOST_ENTRIES = 60
/** Characters; browsers give a site about five million. */
const MOST_IN_ALL = 4_000_000
const MOST_EACH = 1_500_000

export interface KeptDraft<T> {
  /** What the server had when the typing began. */
  version: number
  base: T
  content: T
  at: string
}

const nameOf = (account: string, name: string) => `${PREFIX}${encodeURIComponent(account)}:${name}`

/** Returns whether the copy is kept; when it is not, the text is still on the screen. */
export function keepDraft<T>(account: string, name: string, draft: KeptDraft<T>): boolean {
  const text = JSON.stringify(draft)
  if (text.length > MOST_EACH) return false
  const key = nameOf(account, name)
  try {
    makeRoom(key, text.length)
    localStorage.setItem(key, text)
    return true
  } catch {
    // Storage full or forbidden.
    return false
  }
}

export function keptDraft<T>(account: string, name: string): KeptDraft<T> | null {
  const key = nameOf(account, name)
  const text = read(key)
  if (text === null) return null
  const draft = parsed(text)
  if (draft === null) setAside(key, text)
  return draft as KeptDraft<T> | null
}

/** For an entry that is whole but not what the page can show: written by another version of the portal. */
export function setDraftAside(account: string, name: string): void {
  const key = nameOf(account, name)
  setAside(key, read(key) ?? '')
}

export function dropDraft(account: string, name: string): void {
  remove(nameOf(account, name))
}

/** How many things of this account wait here to be sent. */
export function countDrafts(account: string): number {
  return keys().filter((key) => key.startsWith(nameOf(account, ''))).length
}

export function forgetDrafts(account: string): void {
  for (const key of keys()) if (key.startsWith(nameOf(account, ''))) remove(key)
}

/** Done once per page: what is too old goes, what cannot be read is moved out of the way. */
export function tidyDrafts(now: Date): void {
  const oldest = now.getTime() - KEPT_DAYS * 24 * 60 * 60_000
  for (const key of keys()) {
    if (key.startsWith(FIRST_FORMAT)) setAside(key, read(key) ?? '', now)
    if (key.startsWith(ASIDE) && !(Number(key.slice(ASIDE.length).split(':')[0]) >= oldest)) remove(key)
    if (!key.startsWith(PREFIX)) continue
    const draft = parsed(read(key))
    if (draft === null) setAside(key, read(key) ?? '', now)
    else if (Date.parse(draft.at) < oldest) remove(key)
  }
}

function parsed(text: string | null): KeptDraft<unknown> | null {
  try {
    const draft = JSON.parse(text ?? '') as Partial<KeptDraft<unknown>> | null
    const whole = typeof draft === 'object' && draft !== null && Number.isInteger(draft.version) && !Number.isNaN(Date.parse(draft.at ?? ''))
      && typeof draft.content === 'object' && draft.content !== null && typeof draft.base === 'object' && draft.base !== null
    return whole ? (draft as KeptDraft<unknown>) : null
  } catch {
    return null
  }
}

function setAside(key: string, text: string, now = new Date()): void {
  remove(key)
  try {
    if (text.length <= MOST_EACH) localStorage.setItem(`${ASIDE}${now.getTime()}:${key}`, text)
  } catch {
    // It could not be read; without room for it there is nothing to be done.
  }
}

/** The oldest copies make way for a new one: first what was set aside, then drafts by their age. */
function makeRoom(key: string, length: number): void {
  const others = keys().filter((one) => one !== key && (one.startsWith(PREFIX) || one.startsWith(ASIDE)))
    .map((one) => {
      const text = read(one) ?? ''
      return { key: one, length: text.length, at: one.startsWith(ASIDE) ? '' : parsed(text)?.at ?? '' }
    })
    .toSorted((a, b) => a.at.localeCompare(b.at))
  let count = others.length + 1
  let sum = others.reduce((total, one) => total + one.length, length)
  for (const one of others) {
    if (count <= MOST_ENTRIES && sum <= MOST_IN_ALL) return
    remove(one.key)
    count -= 1
    sum -= one.length
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Storage forbidden: nothing was kept there.
  }
}
