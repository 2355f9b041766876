import fs from "node:fs"
import path from "node:path"

/** In a path of ours that the widgets ask. */
const OURS = "/admin/amazon-pay/"

/**
 * Builds the store as for a deployment, with its dashboard.
 *
 * @param {import("../paths.mjs").Place} place
 * @throws where Medusa cannot build it, or has built it without the plugin's widgets
 */
export async function buildDashboard({ node, medusa, folder }, { processes, env }) {
  await processes.run("build", [node, medusa, "build"], { cwd: folder, env })
  const dashboard = path.join(folder, ".medusa/server/public/admin")
  const files = fs.readdirSync(dashboard, { recursive: true })
  const isOurs = (file) => file.endsWith(".js") && fs.readFileSync(path.join(dashboard, file), "utf8").includes(OURS)
  if (!files.some(isOurs)) throw new Error("the dashboard has no Amazon Pay in it")
}
