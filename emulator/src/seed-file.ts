import { readFileSync } from "node:fs"
import { z } from "zod"
import { buyerInput } from "./buyer/buyer-input.js"
import { merchantsBody } from "./control/bodies.js"
import { readInput } from "./domain/read-input.js"
import { endpointBody } from "./ipn/endpoint.js"
import type { EmulatorOptions } from "./options.js"
import type { Merchant } from "./signature/merchants.js"

/** What an emulator can begin with: who sells, who buys, and who is notified. */
const seedFile = z.strictObject({
  merchants: merchantsBody.optional(),
  buyer: buyerInput.optional(),
  notifications: z.array(endpointBody).optional(),
})

/** @throws what says that the file cannot be read, or a TypeError that says what is wrong in it. */
export function readSeedFile(file: string): Pick<EmulatorOptions, "merchants" | "buyer" | "notifications"> {
  const seed = readInput(seedFile, readJson(file), `'${file}'`)
  return { ...seed, merchants: seed.merchants === undefined ? [] : listOf(seed.merchants) }
}

/** A file with one merchant or a list of them. @throws as above */
export function readMerchants(file: string): Merchant[] {
  return listOf(readInput(merchantsBody, readJson(file), `'${file}'`))
}

function readJson(file: string): unknown {
  const text = readText(file)
  try {
    return JSON.parse(text)
  } catch {
    throw new TypeError(`'${file}' is refused: it is not JSON.`)
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    throw new TypeError(`'${file}' cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function listOf(merchants: Merchant | Merchant[]): Merchant[] {
  return Array.isArray(merchants) ? merchants : [merchants]
}
