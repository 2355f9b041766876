import type { Emulator } from "amazon-pay-emulator"
import type { Chance } from "./chance"

/** What goes wrong with the charge of a period, and how often of a hundred. */
const SHARES = {
  nothing: 50,
  "it is soft-declined": 7,
  "it is soft-declined for good": 3,
  "it is hard-declined, and the buyer mends it": 6,
  "it is hard-declined, and the look at the permission fails": 3,
  "its answer is lost": 7,
  "it is lost on its way": 5,
  "Amazon answers 500": 5,
  "Amazon answers 429": 5,
  "two jobs ask at once": 9,
} as const
export type Fault = keyof typeof SHARES

/** One call asks Amazon up to three times; this many may fail, so that the clock's repeat may too. */
const MOST_FAILURES = 4

export const drawFault = (chance: Chance): Fault => chance.pick(SHARES)

export const isGivenUp = (fault: Fault) => fault === "it is soft-declined for good"

/** Befalls the charges of this permission alone. */
export function breakWith(
  { faults }: Pick<Emulator, "faults">,
  fault: Fault,
  permissionId: string,
  chance: Chance,
): void {
  const charges = { method: "POST", pattern: "/charges$", body_pattern: permissionId }
  const times = 1 + chance.below(MOST_FAILURES)
  switch (fault) {
    case "nothing":
    case "two jobs ask at once":
      return
    case "it is soft-declined":
      return faults.add({ ...charges, kind: "simulate", code: "SoftDeclined" })
    case "it is soft-declined for good":
      return faults.add({ ...charges, kind: "simulate", code: "SoftDeclined", times: null })
    case "it is hard-declined, and the look at the permission fails":
      faults.add({ kind: "status", status: 500, method: "GET", pattern: `/chargePermissions/${permissionId}$`, times })
      return faults.add({ ...charges, kind: "simulate", code: "HardDeclined" })
    case "it is hard-declined, and the buyer mends it":
      return faults.add({ ...charges, kind: "simulate", code: "HardDeclined" })
    case "its answer is lost":
      return faults.add({ ...charges, kind: "drop-after", times })
    case "it is lost on its way":
      return faults.add({ ...charges, kind: "drop-before", times })
    case "Amazon answers 500":
      return faults.add({ ...charges, kind: "status", status: 500, times })
    case "Amazon answers 429":
      return faults.add({ ...charges, kind: "status", status: 429, times })
  }
}

/** Of ten notifications, most come as they should. */
const NOTIFICATIONS = { deliver: 5, lose: 2, duplicate: 1, reorder: 1, delay: 1 } as const

/** What befalls the next notifications. */
export function disturb({ ipn }: Pick<Emulator, "ipn">, notifications: number, chance: Chance): void {
  ipn.chaos.clear()
  for (let count = 0; count < notifications; count++) {
    const kind = chance.pick(NOTIFICATIONS)
    ipn.chaos.add(kind === "delay" ? { kind, seconds: 1 + chance.below(7_200) } : { kind })
  }
}

interface PermissionObject {
  chargePermissionId: string
  statusDetails: { state: string }
}

/** Buyers whose payment method was declined choose another, this share of them. */
export function mendSome({ objects, buyer }: Pick<Emulator, "objects" | "buyer">, share: number, chance: Chance): void {
  for (const { chargePermissionId, statusDetails } of objects("chargePermissions") as PermissionObject[]) {
    if (statusDetails.state !== "NonChargeable" || chance.next() >= share) continue
    buyer.mend({ chargePermissionId, payment: "1111" })
  }
}
