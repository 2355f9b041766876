import fs from "node:fs"

const began = performance.now()

/** For whoever waits; Jest is silent until its end. */
export function say(what: string): void {
  process.stdout.write(`${String(Math.round((performance.now() - began) / 1000)).padStart(5)} s  ${what}\n`)
}

/** The figures, on the last line and in the file that was asked for. */
export function tell(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  const file = process.env["CHAOS_JSON"]
  if (file) fs.writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
}
