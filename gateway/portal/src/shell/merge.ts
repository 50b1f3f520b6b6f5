/**
 * Three-way merging of what one person wrote and what somebody else saved meanwhile, on the text that both began with.
 * What only one of them changed is taken; what both changed differently is a clash that a person must decide.
 */
export interface Clash {
  /** Names the place, the same for the same place in every merge. */
  key: string
  /** The place in words. */
  where: string
  mine: string
  theirs: string
}

export type Side = 'mine' | 'theirs'

export interface Merged<T> { content: T; clashes: Clash[] }

/** Which side a person chose for a clash; where nobody chose, the own text stays. */
export type Choices = ReadonlyMap<string, Side>

export type Merge<T> = (base: T, mine: T, theirs: T, choices?: Choices) => Merged<T>

export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** One value: null when both sides changed it, and differently. `meaning` tells what counts as a difference. */
function pick<T>(base: T, mine: T, theirs: T, meaning: (value: T) => unknown): { value: T } | null {
  const [before, here, there] = [meaning(base), meaning(mine), meaning(theirs)]
  if (same(here, there) || same(there, before)) return { value: mine }
  if (same(here, before)) return { value: theirs }
  return null
}

/** Collects the clashes of one merge. */
export class Merging {
  readonly clashes: Clash[] = []

  constructor(private readonly choices: Choices = new Map()) {}

  value<T>(key: string, where: string, base: T, mine: T, theirs: T, words: (value: T) => string, meaning: (value: T) => unknown = (value) => value): T {
    const picked = pick(base, mine, theirs, meaning)
    if (picked) return picked.value
    this.clashes.push({ key, where, mine: words(mine), theirs: words(theirs) })
    return this.choices.get(key) === 'theirs' ? theirs : mine
  }

  /**
   * Items with ids. One that a side added is kept, one that a side took out is gone, unless the other side changed it.
   *
   * @param item merges an item that both sides still have
   * @param words of an item, for a clash between changing and taking out
   */
  list<T extends { id: string }>(key: string, where: string, base: T[], mine: T[], theirs: T[], item: (base: T | undefined, mine: T, theirs: T) => T, words: (item: T) => string): T[] {
    const [before, here, there] = [byId(base), byId(mine), byId(theirs)]
    const kept = new Map<string, T>()
    for (const id of new Set([...here.keys(), ...there.keys()])) {
      const [from, my, their] = [before.get(id), here.get(id), there.get(id)]
      if (my && their) kept.set(id, item(from, my, their))
      else {
        const left = this.present(`${key}:${id}`, where, from, my ?? null, their ?? null, words)
        if (left) kept.set(id, left)
      }
    }
    const order = mergedOrder(base.map(({ id }) => id), mine.map(({ id }) => id), theirs.map(({ id }) => id))
    return order.flatMap((id) => kept.get(id) ?? [])
  }

  /** An item that one side no longer has, or never had. */
  present<T>(key: string, where: string, base: T | undefined, mine: T | null, theirs: T | null, words: (item: T) => string): T | null {
    if (base === undefined) return mine ?? theirs
    return this.value<T | null>(key, where, base, mine, theirs, (item) => (item === null ? '(đã bỏ)' : words(item)))
  }
}

function byId<T extends { id: string }>(items: T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

/** The order of a merged list: theirs, or mine where only I moved things, with what the other side added put in its place. */
export function mergedOrder(base: string[], mine: string[], theirs: string[]): string[] {
  const common = (ids: string[]) => ids.filter((id) => base.includes(id) && mine.includes(id) && theirs.includes(id))
  const theyMoved = !same(common(base), common(theirs))
  const [lead, other] = theyMoved ? [theirs, mine] : [mine, theirs]
  const order = [...lead]
  other.forEach((id, index) => {
    if (order.includes(id)) return
    const before = other.slice(0, index).findLast((one) => order.includes(one))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
  })
  return order
}
