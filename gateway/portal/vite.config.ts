import { defineConfig } from 'vitest/config'
import react from '@vitejs/plugin-react'

// The gateway puts a fresh nonce into every index.html it sends; see the placeholder there.
const NONCE_PLACEHOLDER = '__CSP_NONCE__'

export default defineConfig({
  plugins: [react()],
  html: { cspNonce: NONCE_PLACEHOLDER },
  build: {
    outDir: 'dist',
    reportCompressedSize: false,
    // Fonts and pictures stay files: the policy allows no data: URIs for them.
    assetsInlineLimit: 0,
    manifest: true,
  },
  server: {
    port: 5173,
    proxy: {
      '/api': 'http://localhost:8080',
      '/dang-nhap': 'http://localhost:8080',
      '/openapi': 'http://localhost:8080',
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    css: false,
    testTimeout: 40_000,
  },
})
