#!/usr/bin/env node
/**
 * Looks at the packages as npm would publish them, with publint and attw: whether each public entry has its file and its types,
 * for every way of resolving modules that TypeScript knows. The packages must have been built.
 */
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core"
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { publint } from "publint"
import { formatMessage } from "publint/utils"
import { EMULATOR, KIT, ROOT } from "./lib/paths.mjs"

/** attw's problems that are none here. */
const EXPECTED = new Set([
  // The emulator and the kit are ECMAScript modules alone.
  "CJSResolvesToESM",
  // Medusa takes modules and providers from `exports.default`.
  "CJSOnlyExportsDefault",
])

/** @returns {Promise<string[]>} what is wrong with a packed package */
async function faultsOf(tarball) {
  const { buffer, byteOffset, byteLength } = readFileSync(tarball)
  const data = buffer.slice(byteOffset, byteOffset + byteLength)
  const { messages, pkg } = await publint({ pack: { tarball: data }, strict: true })
  const { types, problems = [] } = await checkPackage(createPackageFromTarballData(new Uint8Array(data)))
  return [
    ...messages.map((message) => formatMessage(message, pkg, { color: false })),
    ...(types === false ? ["There are no types."] : []),
    ...problems.filter(({ kind }) => !EXPECTED.has(kind)).map((problem) => JSON.stringify(problem)),
  ]
}

const folder = mkdtempSync(path.join(os.tmpdir(), "packages-"))
try {
  for (const cwd of [ROOT, KIT, EMULATOR]) {
    const pack = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder]
    const [{ name, filename, entryCount }] = JSON.parse(execFileSync("npm", pack, { cwd, encoding: "utf8" }))
    const faults = await faultsOf(path.join(folder, filename))
    for (const fault of faults) console.error(`${name}: ${fault}`)
    console.log(`${name}: ${entryCount} files, ${faults.length === 0 ? "no fault" : `${faults.length} faults`}`)
    if (faults.length > 0) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true })
}
