import { readFileSync } from "node:fs"
import { z } from "zod"
import { buyerInput } from "./buyer/buyer-input.js"
import { merchantsBody } from "./control/bodies.js"
import { endpointBody } from "./ipn/endpoint.js"
import type { EmulatorOptions } from "./options.js"
import type { Merchant } from "./signature/merchants.js"

/** What an emulator can begin with: who sells, who buys, and who is notified. */
const seedFile = z.strictObject({
  merchants: merchantsBody.optional(),
  buyer: buyerInput.optional(),
  notifications: z.array(endpointBody).optional(),
})

/** @throws when the file cannot be read or is malformed. */
export function readSeedFile(file: string): Pick<EmulatorOptions, "merchants" | "buyer" | "notifications"> {
  const seed = seedFile.parse(JSON.parse(readFileSync(file, "utf8")))
  return { ...seed, merchants: seed.merchants === undefined ? [] : listOf(seed.merchants) }
}

/** A file with one merchant or a list of them. */
export function readMerchants(file: string): Merchant[] {
  return listOf(merchantsBody.parse(JSON.parse(readFileSync(file, "utf8"))))
}

function listOf(merchants: Merchant | Merchant[]): Merchant[] {
  return Array.isArray(merchants) ? merchants : [merchants]
}
