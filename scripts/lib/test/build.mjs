import path from "node:path"
import { createBuilds } from "../demo/build.mjs"
import { createProcesses } from "../demo/processes.mjs"
import { createProgress } from "../demo/progress.mjs"
import { ROOT } from "../paths.mjs"

/**
 * Builds what is missing or out of date.
 * @param {...("plugin" | "kit")} parts the plugin as it is published, which the tests run; the storefront kit. Tests and
 *   the demo's storefront are checked with the types of both
 */
export async function build(...parts) {
  const processes = createProcesses(path.join(ROOT, ".cache/test-logs"))
  const env = { ...process.env, MEDUSA_DISABLE_TELEMETRY: "true", FORCE_COLOR: "0" }
  try {
    const builds = createBuilds({ progress: createProgress(), processes, env })
    for (const part of parts) await builds[part]()
  } finally {
    await processes.stopAll()
  }
}
