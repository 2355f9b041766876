#!/usr/bin/env node
/**
 * Makes a checkout ready to be published from its repository:
 *
 *   node scripts/prepare-release.mjs OWNER/NAME [FOLDER]
 *
 * Each package gets `repository`, `homepage` and `bugs`, and what npm's site shows of it links to the version's tag there. The
 * release workflow runs it in its own checkout; nothing of it is committed.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { absoluteLinks } from "./lib/release/absolute-links.mjs"
import { ROOT } from "./lib/paths.mjs"

const PAGES = ["README.md", "README.ja.md", "CHANGELOG.md"]

const [repository = "", root = ROOT] = process.argv.slice(2)
if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
  console.error(`"${repository}" is no repository on GitHub. Write: node scripts/prepare-release.mjs OWNER/NAME`)
  process.exit(1)
}

const inRoot = (...names) => path.join(root, ...names)
const readManifest = (folder) => JSON.parse(readFileSync(inRoot(folder, "package.json"), "utf8"))
const { version, workspaces } = readManifest(".")
const address = `https://github.com/${repository}`

for (const folder of [".", ...workspaces]) {
  const manifest = readManifest(folder)
  if (manifest.private) continue
  if (manifest.version !== version) {
    console.error(`${manifest.name} is ${manifest.version}, and the plugin ${version}: they are released together.`)
    process.exit(1)
  }
  const where = {
    repository: { type: "git", url: `git+${address}.git`, ...(folder === "." ? {} : { directory: folder }) },
    homepage: `${address}${folder === "." ? "" : `/tree/v${version}/${folder}`}#readme`,
    bugs: `${address}/issues`,
  }
  writeFileSync(inRoot(folder, "package.json"), JSON.stringify({ ...manifest, ...where }, null, 2) + "\n")
  for (const page of PAGES.map((name) => path.posix.join(folder, name)).filter((name) => existsSync(inRoot(name)))) {
    const text = readFileSync(inRoot(page), "utf8")
    writeFileSync(inRoot(page), absoluteLinks(text, { folder, repository, ref: `v${version}` }))
  }
  console.log(`${manifest.name} ${version}: ${where.homepage}`)
}
