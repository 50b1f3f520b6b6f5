import { defineConfig } from 'vitest/config'

/** Real Chromium against the built portal, with the gateway's content security policy and answers made up here. */
export default defineConfig({
  test: { environment: 'node', include: ['test/**/*.browser.ts'], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
})
