import { useSearchParams } from 'react-router'

/** Filters live in the address, so that a filtered list can be sent to a colleague and "back" works. */
export function useFilter(): { get: (name: string) => string; set: (changes: Record<string, string | null>) => void } {
  const [params, setParams] = useSearchParams()
  return {
    get: (name) => params.get(name) ?? '',
    set: (changes) => setParams((before) => {
      const next = new URLSearchParams(before)
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name)
        else next.set(name, value)
      }
      return next
    }),
  }
}
