import { peerDependencies } from "../../../../package.json"
import { version } from "@medusajs/medusa/package.json"
import orderModule from "@medusajs/medusa/order"
import paymentModule from "@medusajs/medusa/payment"
import { useDatabase } from "../../../ledger/test/database"
import { MEDUSA_TABLES } from "../test/medusa"
import { checkMedusa } from "./check-medusa"
import { missingMethods } from "./module-rows"

const SERVICES = { order: orderModule.service, payment: paymentModule.service }

describe("the methods that Medusa's types do not name", () => {
  it("are those of this version's modules", () => {
    expect(missingMethods((name) => SERVICES[name].prototype)).toEqual([])
  })

  it("are each missed where a module has them no more", () => {
    const without = (name: keyof typeof SERVICES) => (name === "order" ? SERVICES.payment : SERVICES[name]).prototype
    expect(missingMethods(without)).toEqual(["order.listOrderSummaries", "order.updateOrderSummaries"])
  })
})

describe("Medusa at boot", () => {
  const database = useDatabase(MEDUSA_TABLES)

  it("is said to lack what it lacks, with its version", async () => {
    const told = await checkMedusa(database())
    expect(told).toContain(`Medusa ${version} has no `)
    // The tables of the specs have no such column, and no module was started.
    expect(told).toContain("order.canceled_at")
    expect(told).toContain("payment.deleteCaptures")
    expect(told).toContain("order.updateOrderSummaries")
    expect(told).not.toContain("payment.raw_amount")
  })

  const [, lowest = ""] = /^\^(\d+\.\d+\.0)$/.exec(peerDependencies["@medusajs/medusa"]) ?? []

  it.each(["1.20.0", "2.9.5", "2.17.2"])("is said in one sentence to be too old as %s", async (old) => {
    expect(await checkMedusa(database(), old)).toBe(
      `Amazon Pay: Medusa ${old} is too old for medusa-payment-amazon-pay, which needs ${lowest} or later: update Medusa.`,
    )
  })

  it.each([lowest, "2.22.0-preview-20270101", "3.0.0"])("is not too old as %s", async (version) => {
    expect(await checkMedusa(database(), version)).not.toContain("too old")
  })
})
