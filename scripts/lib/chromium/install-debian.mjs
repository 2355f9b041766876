import { spawnSync } from "node:child_process"
import fs from "node:fs"

/**
 * Installs Debian's Chromium and fonts for Japanese, where that is possible without asking anybody for a password.
 * @returns {boolean} whether it was done
 */
export function installDebianChromium(say) {
  if (!isDebian()) return false
  const prefix = process.getuid() === 0 ? [] : ["sudo", "-n"]
  if (prefix.length > 0 && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status !== 0) return false
  say("installing Chromium and Japanese fonts with apt-get …")
  const apt = (...args) => {
    const [file, ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", ...args]
    return spawnSync(file, rest, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" })
  }
  apt("update")
  const { status, stderr } = apt("install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk")
  if (status !== 0) say(`apt-get could not install Chromium: ${stderr.trim().split("\n").at(-1)}`)
  return status === 0
}

/** Debian itself: in Ubuntu the package of that name only asks for a snap. */
function isDebian() {
  const file = "/etc/os-release"
  return process.platform === "linux" && fs.existsSync(file) && /^ID=debian$/m.test(fs.readFileSync(file, "utf8"))
}
