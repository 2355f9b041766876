import path from "node:path"
import { createBuilds } from "../demo/build.mjs"
import { createProcesses } from "../demo/processes.mjs"
import { createProgress } from "../demo/progress.mjs"
import { ROOT } from "../paths.mjs"

/** Builds the plugin where it is out of date: the tests run what is published. */
export async function buildPlugin() {
  const processes = createProcesses(path.join(ROOT, ".cache/test-logs"))
  const env = { ...process.env, MEDUSA_DISABLE_TELEMETRY: "true", FORCE_COLOR: "0" }
  try {
    await createBuilds({ progress: createProgress(), processes, env }).plugin()
  } finally {
    await processes.stopAll()
  }
}
