import fs from "node:fs"
import path from "node:path"
import { ROOT } from "../paths.mjs"

const PAGES = ["README.md", "README.ja.md", "emulator/README.md", "emulator/README.ja.md"]
const FOLDERS = ["docs", "examples/nextjs-starter"]
const FENCE = /^( *)```(tsx?|jsx?)\n([\s\S]*?)^\1```$/gm

function pages() {
  const inFolders = FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(ROOT, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  )
  return [...PAGES, ...inFolders]
}

/**
 * The TypeScript and JavaScript of the pages, each as a module of its own whose lines are numbered like the page's.
 *
 * @returns {{ name: string, side: "server" | "browser", code: string }[]}
 */
export function fences() {
  return pages().flatMap((page) => {
    const text = fs.readFileSync(path.join(ROOT, page), "utf8")
    return [...text.matchAll(FENCE)].map(({ index, 2: language, 3: code }) => {
      const line = text.slice(0, index).split("\n").length
      const suffix = code.includes("</") ? `${language[0]}sx` : language
      return {
        name: `${page.replaceAll("/", "+")}+${line}.${suffix}`,
        side: language.startsWith("ts") || code.includes("require(") ? "server" : "browser",
        code: "\n".repeat(line - 1) + asModule(code),
      }
    })
  })
}

/** A part of the options becomes an object that has to fit them, JSON becomes a value; what is written whole stays. */
function asModule(code) {
  if (/^\s*\{/.test(code)) return `export const json =\n${code}`
  if (/^\s*\w+: /.test(code)) return `export const part: Part = {\n${code}}\n`
  // docs/storefront.md has it copied there for pages without a bundler.
  return `export {}\n${code.replace("/amazon-pay/storefront/index.js", "medusa-payment-amazon-pay-storefront")}`
}
