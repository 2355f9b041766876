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
})
