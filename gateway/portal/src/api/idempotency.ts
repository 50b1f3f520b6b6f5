import { useState } from 'react'

/**
 * Keys for one create action. The same content keeps its key over retries, so that a request whose answer was lost
 * takes effect once; other content, or a new action after success, gets a new key.
 */
export class IdempotencyKeys {
  private content: string | null = null
  private key = ''

  constructor(private readonly newKey: () => string = () => crypto.randomUUID()) {}

  for(content: unknown): string {
    const text = JSON.stringify(content)
    if (text !== this.content) {
      this.content = text
      this.key = this.newKey()
    }
    return this.key
  }

  done(): void {
    this.content = null
  }
}

export function useIdempotencyKeys(): IdempotencyKeys {
  return useState(() => new IdempotencyKeys())[0]
}
