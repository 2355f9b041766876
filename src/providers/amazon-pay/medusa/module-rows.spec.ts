import { createContainer } from "@medusajs/framework/awilix"
import { Modules } from "@medusajs/framework/utils"
import BigNumber from "bignumber.js"
import { keepOfCapture, keepOfRefund, missingMethods, summariesOf, summaryOf, updateSummary } from "./module-rows"

/** What a module of Medusa's was asked, in its own words. */
function containerOf(modules: Partial<Record<string, object>>) {
  const container = createContainer()
  for (const [name, module] of Object.entries(modules)) container.register(name, { resolve: () => module })
  return container as never
}

function recorded<Name extends string>(...methods: Name[]) {
  const asked: [Name, unknown][] = []
  const method = (name: Name) => (argument: unknown) => {
    asked.push([name, argument])
    return Promise.resolve([])
  }
  return { asked, module: Object.fromEntries(methods.map((name) => [name, method(name)])) }
}

describe("a booking of which Amazon made less", () => {
  const payment = () => recorded("deleteCaptures", "updateCaptures", "deleteRefunds", "updateRefunds")

  it.each([
    ["capture", keepOfCapture, "0", ["deleteCaptures", "id_1"]],
    ["capture", keepOfCapture, "700.5", ["updateCaptures", { id: "id_1", amount: "700.5" }]],
    ["refund", keepOfRefund, "0", ["deleteRefunds", "id_1"]],
    ["refund", keepOfRefund, "1e21", ["updateRefunds", { id: "id_1", amount: "1000000000000000000000" }]],
  ] as const)("is kept in part, or not at all: %s", async (_, keep, amount, asked) => {
    const rows = payment()
    await keep(containerOf({ [Modules.PAYMENT]: rows.module }), "id_1", new BigNumber(amount))
    expect(rows.asked).toEqual([asked])
  })

  it("is left alone by a Medusa that cannot do so, which the error names", async () => {
    const container = containerOf({ [Modules.PAYMENT]: recorded("deleteCaptures", "updateCaptures").module })
    await expect(keepOfRefund(container, "ref_1", new BigNumber(1))).rejects.toMatchObject({
      type: "unexpected_state",
      message: expect.stringContaining("has no deleteRefunds, updateRefunds in its payment module"),
    })
  })
})

describe("the sums of an order", () => {
  const SUMMARY = { id: "ordsum_2", version: 2, totals: { pending_difference: 5 } }
  const OLDER = { ...SUMMARY, id: "ordsum_1", version: 1 }
  function order(all = [OLDER, SUMMARY]) {
    const updated: unknown[] = []
    const module = {
      retrieveOrder: () => Promise.resolve({ id: "order_1", version: 2 }),
      listOrderSummaries: ({ version }: { version?: number }) =>
        Promise.resolve(all.filter((one) => version === undefined || one.version === version)),
      updateOrderSummaries: (summary: unknown) => Promise.resolve(updated.push(summary)),
    }
    return { updated, container: containerOf({ [Modules.ORDER]: module }) }
  }

  it("are those of its version", async () => {
    expect(await summaryOf(order().container, "order_1")).toEqual(SUMMARY)
    expect(await summaryOf(order([OLDER]).container, "order_1")).toBeNull()
  })

  it("are there of each of its versions", async () => {
    expect(await summariesOf(order().container, "order_1")).toEqual([OLDER, SUMMARY])
  })

  it("are written", async () => {
    const { updated, container } = order()
    await updateSummary(container, { id: "ordsum_2", totals: { pending_difference: 0 } })
    expect(updated).toEqual([{ id: "ordsum_2", totals: { pending_difference: 0 } }])
  })
})

describe("what a version of Medusa has not", () => {
  it.each([undefined, null, {}])("is named by module, also of one that is %p", (module) => {
    expect(missingMethods(() => module)).toEqual([
      "payment.deleteCaptures",
      "payment.updateCaptures",
      "payment.deleteRefunds",
      "payment.updateRefunds",
      "order.listOrderSummaries",
      "order.updateOrderSummaries",
    ])
  })
})
