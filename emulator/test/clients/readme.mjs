import { execFile } from "node:child_process"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)
const README = new URL("../../README.md", import.meta.url)

/**
 * The README's examples, as a reader would run them in a folder of their own; only the port is another.
 * Each resolves to what it printed.
 */
export async function readmeExamples({ folder, port }) {
  const text = (await readFile(README, "utf8")).replaceAll("4010", port)
  const fences = [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, code]) => ({ language, code }))
  const inBash = async (script, env) => {
    const bare = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)))
    const { stdout } = await run("bash", ["-ec", script], { cwd: folder, env: { ...bare, ...env } })
    return stdout.trim()
  }
  return {
    /** A fence that is a program, by the command in its first comment. */
    async program(language) {
      const { code } = fences.find((fence) => fence.language === language)
      const [, command, file] = /\/\/ (HTTPS_PROXY.* (\S+))\n/.exec(code)
      await writeFile(join(folder, file), code)
      return inBash(command)
    },
    /** A language's part of the fence that has them all, after what they share. */
    async part(name) {
      const { code } = fences.find((fence) => fence.language === "bash" && fence.code.includes("examples\n"))
      const [shared, ...parts] = code.split(/^(?=# )/m)
      return inBash(shared + parts.find((part) => part.startsWith(`# ${name}`)))
    },
  }
}
