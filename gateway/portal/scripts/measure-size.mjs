// Adds up what a browser loads before the first screen (entry script, its static imports, their styles), gzipped,
// and fails above the budget. Lazy routes and fonts are not part of it.
import { readFileSync } from 'node:fs'
import { resolve, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const BUDGET_KIB = 300
const dist = resolve(dirname(fileURLToPath(import.meta.url)), '../dist')
const manifest = JSON.parse(readFileSync(resolve(dist, '.vite/manifest.json'), 'utf8'))
const entry = Object.entries(manifest).find(([, chunk]) => chunk.isEntry)
if (!entry) throw new Error('dist has no entry: run `npm run build` first')

const files = new Set(['index.html'])
const visited = new Set()
function visit(key) {
  if (visited.has(key)) return
  visited.add(key)
  const chunk = manifest[key]
  files.add(chunk.file)
  for (const css of chunk.css ?? []) files.add(css)
  for (const next of chunk.imports ?? []) visit(next)
}
visit(entry[0])

let total = 0
for (const file of files) {
  const size = gzipSync(readFileSync(resolve(dist, file)), { level: 9 }).length
  total += size
  console.log(`${(size / 1024).toFixed(1).padStart(8)} KiB  ${file}`)
}
console.log(`${(total / 1024).toFixed(1).padStart(8)} KiB  initial load, gzip (budget ${BUDGET_KIB} KiB)`)
if (total > BUDGET_KIB * 1024) process.exit(1)
