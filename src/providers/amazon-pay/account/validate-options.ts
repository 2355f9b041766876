import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "zod"
import { optionNamesAt } from "./option-names"
import { optionsSchema, type AccountOptions } from "./options"
import { ShopError } from "../shop-error"

/**
 * Reads the options, or stops the boot with every wrong option and its remedy in one message.
 * @throws MedusaError(INVALID_DATA)
 */
export function readOptions(options: unknown): AccountOptions {
  const result = optionsSchema.safeParse(options ?? {}, { reportInput: true })
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `- ${describe(issue)}`)
  throw new ShopError(
    MedusaError.Types.INVALID_DATA,
    `Amazon Pay cannot start: ${lines.length === 1 ? "an option is" : "some options are"} missing or wrong.\n${lines.join("\n")}\n` +
      "They belong to the payment provider's entry in medusa-config (modules → payment → providers → medusa-payment-amazon-pay).",
  )
}

function describe(issue: z.core.$ZodIssue): string {
  const option = issue.path.join(".") || "options"
  if (issue.code === "unrecognized_keys") {
    const where = issue.path.length > 0 ? ` in ${option}` : ""
    const known = optionNamesAt(issue.path).join(", ")
    return `${issue.keys.map((key) => `"${key}"`).join(", ")}${where} is not an option. Known are: ${known}.`
  }
  if (issue.code === "invalid_type" && issue.input === undefined) return `${option}: it is missing. Add it.`
  if (issue.input === "") return `${option}: it is empty. Is the environment variable set?`
  return `${option}: ${issue.message}`
}
