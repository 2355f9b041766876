import fs from "node:fs"

const began = performance.now()

/** For whoever waits; Jest is silent until its end. */
export function say(what: string): void {
  process.stdout.write(`${String(Math.round((performance.now() - began) / 1000)).padStart(5)} s  ${what}\n`)
}

/** The figures, for scripts/chaos.mjs. */
export function tell(figures: object): void {
  const file = process.env["CHAOS_JSON"]
  if (file) fs.writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
}
