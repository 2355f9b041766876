import { execFile } from "node:child_process"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)
const EXAMPLE = new URL("../../examples/tests/CheckoutTest.php", import.meta.url)

/** Runs the starter test for PHPUnit against an emulator at this port; resolves to what came of it. */
export async function runPhpUnit({ folder, port }) {
  const file = join(folder, "CheckoutTest.php")
  await writeFile(file, (await readFile(EXAMPLE, "utf8")).replaceAll("4010", port))
  return run("phpunit", ["--no-configuration", file], { cwd: folder }).then(
    ({ stdout }) => ({ ok: true, text: /^OK.*/m.exec(stdout)[0] }),
    (error) => (error.code === "ENOENT" ? { ok: true, text: "needs phpunit" } : { ok: false, text: error.stdout }),
  )
}
