import { spawn } from "node:child_process"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

/** Runs the SDK's tests with its own test runner. Resolves to `{passes, failures, pending}`, each `{fullTitle, err}`. */
export async function runMocha(folder) {
  const report = join(folder, "report.json")
  const mocha = join(folder, "node_modules", "mocha", "bin", "mocha.js")
  const options = [
    "--recursive",
    "tst",
    "--timeout",
    "15000",
    "--reporter",
    "json",
    "--reporter-option",
    `output=${report}`,
  ]
  // Its exit code counts failures, which the judge looks at one by one.
  await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--no-warnings", mocha, ...options], { cwd: folder, stdio: "ignore" })
    child.once("error", reject)
    child.once("exit", resolve)
  })
  return JSON.parse(await readFile(report, "utf8"))
}
