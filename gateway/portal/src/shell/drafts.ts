/**
 * What somebody typed and the server does not have yet, kept in this browser until it is saved. A copy is written
 * only while a save is outstanding, is removed by the save that brings it over, and by signing out.
 */
const PREFIX = 'lien-thong:chua-luu:'

export interface KeptDraft<T> { version: number; at: string; content: T }

export function keepDraft<T>(name: string, draft: KeptDraft<T>): boolean {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(draft))
    return true
  } catch {
    // Storage full or forbidden: the text is still on the screen, and the page asks before it is left.
    return false
  }
}

export function keptDraft<T>(name: string): KeptDraft<T> | null {
  const text = localStorage.getItem(PREFIX + name)
  return text === null ? null : (JSON.parse(text) as KeptDraft<T>)
}

export function dropDraft(name: string): void {
  localStorage.removeItem(PREFIX + name)
}

export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
}
