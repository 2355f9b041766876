import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import os from "node:os"
import path from "node:path"

const PAGE = path.resolve(__dirname, "../kit-page")
const VITE = path.join(path.dirname(createRequire(__filename).resolve("vite/package.json")), "bin/vite.js")

/**
 * Bundles kit-page/ with React's development build: only that mounts every effect twice in StrictMode.
 * @returns the folder, and how to be rid of it
 */
export function buildPage(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "kit-page-"))
  const flags = ["--mode", "development", "--base", "/app/", "--outDir", folder, "--logLevel", "error", "--emptyOutDir"]
  execFileSync(process.execPath, [VITE, "build", PAGE, ...flags], {
    env: { ...process.env, NODE_ENV: "development" },
    stdio: ["ignore", "inherit", "inherit"],
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
