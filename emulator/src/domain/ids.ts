import { createRandom, type Random } from "./random.js"
import type { Region } from "./region.js"
import type { ChargePermissionType, Environment } from "./states.js"

/** Makes ids of the shapes Amazon Pay gives out. */
export type IdFactory = Pick<Random, "state" | "resume"> & {
  uuid(): string
  /** `S03-1234567-1234567`; `C03-…` unless the permission is OneTime. */
  chargePermission(type: ChargePermissionType, environment: Environment): string
  /** `S03-1234567-1234567-C123456`: the base is the permission's for OneTime, an unrelated one for the rest. */
  charge(permissionId: string, environment: Environment): string
  /** The charge's id with `R` in place of `C` and digits of its own. */
  refund(chargeId: string): string
}

/** @param seed gives the same ids in the same order; random when left out */
export function createIdFactory(region: Region, seed?: string): IdFactory {
  const random = createRandom(seed)
  const prefix = (environment: Environment): string => (environment === "Sandbox" ? "S" : "P") + region.idDigits
  const base = (letters: string): string => `${letters}-${digits(random, 7)}-${digits(random, 7)}`
  return {
    state: () => random.state(),
    resume: (state) => random.resume(state),
    uuid: () => uuid(random),
    chargePermission: (type, environment) => base(type === "OneTime" ? prefix(environment) : `C${region.idDigits}`),
    charge: (permissionId, environment) => {
      const own = permissionId.startsWith("C") ? base(prefix(environment)) : permissionId
      return `${own}-C${digits(random, 6)}`
    },
    refund: (chargeId) => `${chargeId.slice(0, chargeId.lastIndexOf("-"))}-R${digits(random, 6)}`,
  }
}

function digits(random: Random, count: number): string {
  return String(random.uint32() % 10 ** count).padStart(count, "0")
}

function uuid(random: Random): string {
  const hex = (): string => random.uint32().toString(16).padStart(8, "0")
  const text = hex() + hex() + hex() + hex()
  const variant = "89ab"[random.uint32() % 4] ?? "8"
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-${variant}${text.slice(17, 20)}-${text.slice(20)}`
}
