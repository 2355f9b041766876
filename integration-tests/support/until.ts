import { setTimeout as pause } from "node:timers/promises"

/** Resolves once it is so: for what nobody tells of. @throws after a quarter of a minute */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < 1_500; looks++) {
    if (await isSo()) return
    await pause(10)
  }
  throw new Error(`It never came to ${isSo.toString()}`)
}
