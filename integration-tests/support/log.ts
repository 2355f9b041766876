import { inspect } from "node:util"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

const LEVELS = ["panic", "error", "warn", "info", "http", "debug", "verbose", "log", "failure", "success", "activity"]

/** All that is said from here on, at whatever level, and whether or not it would be shown. */
export interface Log {
  lines: readonly string[]
  end: () => void
}

/** Listens to Medusa's logger and to what is written to the process's own streams. */
export function listen(container: MedusaContainer): Log {
  const lines: string[] = []
  const ends: (() => void)[] = []
  const hear = (owner: object, name: string) => {
    const heard: unknown = Reflect.get(owner, name)
    if (typeof heard !== "function") return
    Reflect.set(owner, name, function (this: unknown, ...args: unknown[]): unknown {
      // An error with all that it carries: statement, values, cause.
      lines.push(args.map((arg) => (typeof arg === "string" ? arg : inspect(arg, { depth: 8 }))).join(" "))
      return Reflect.apply(heard, this, args)
    })
    ends.push(() => Reflect.set(owner, name, heard))
  }
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const level of LEVELS) hear(logger, level)
  for (const level of ["error", "warn", "info", "log", "debug"]) hear(console, level)
  for (const stream of [process.stdout, process.stderr]) hear(stream, "write")
  return {
    lines,
    end() {
      for (const end of ends) end()
    },
  }
}
