import { createRequire } from "node:module"

/** Prints what it takes to load a module, beside Medusa's framework, which a store has loaded anyway. Argument: its file. */
const require = createRequire(import.meta.url)
require("@medusajs/framework/utils")
globalThis.gc()
const { rss } = process.memoryUsage()
const began = performance.now()
require(process.argv[2])
const milliseconds = performance.now() - began
globalThis.gc()
console.log(JSON.stringify({ milliseconds, megabytes: (process.memoryUsage().rss - rss) / 2 ** 20 }))
