import { box } from "./progress.mjs"

/** What a visitor needs, once everything runs. */
export function welcome({ medusa_url, storefront_url, emulator_url, admin }, elapsed) {
  const rows = [
    ["Storefront", storefront_url],
    ["Dashboard", `${medusa_url}/app`],
    ["  log in with", `${admin.email} / ${admin.password}`],
    ...(emulator_url
      ? [["Emulator", `${emulator_url}/_emulator`]]
      : [["Amazon Pay", process.env.AMAZON_PAY_API_ENDPOINT]]),
  ]
  const hint = emulator_url ? ["", "At the emulator any e-mail address and password will do."] : []
  const lines = [
    `Ready after ${elapsed}`,
    "",
    ...rows.map(([name, value]) => `${name.padEnd(16)}${value}`),
    ...hint,
    "Ctrl-C stops everything.",
  ]
  return `\n${box(lines)}\n`
}
