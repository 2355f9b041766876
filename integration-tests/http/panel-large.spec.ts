import { enlarge } from "../support/large-order"
import { beforeEachQuery } from "../support/queries"
import { quiet } from "../support/quiet"
import { describeStore } from "../support/store"

const SIZE = { charges: 25, refunds: 40, entries: 300 }

describeStore("the panel of an order with 25 charges, 40 refunds and 300 entries", (store) => {
  /** The fewest of five, without what the scheduled job claims meanwhile, nor Medusa's look whether a workflow has run before. */
  async function queriesOf(work: () => Promise<unknown>): Promise<string[]> {
    const runs: string[][] = []
    for (let run = 0; run < 5; run++) {
      const statements: string[] = []
      const end = beforeEachQuery(store.container, ({ sql }) => statements.push(sql))
      await work()
      end()
      runs.push(statements.filter((sql) => !/skip locked|"workflow_execution"/.test(sql)))
    }
    return runs.reduce((least, run) => (run.length < least.length ? run : least))
  }

  async function large(): Promise<string> {
    const { orderId } = await store.bought()
    // The order's number goes to Amazon after the checkout.
    await quiet()
    await enlarge(store, orderId, SIZE)
    return orderId
  }

  it("shows them all, a page of the timeline with them, from five queries at most and no call to Amazon", async () => {
    const orderId = await large()
    const calls = store.amazon.emulator.requests.list().length
    const { payments, timeline } = await store.admin.panel(orderId)
    expect(payments).toHaveLength(1)
    expect(payments[0]).toMatchObject({ charges: { length: SIZE.charges }, refunds: { length: SIZE.refunds } })
    expect(timeline).toMatchObject({ count: SIZE.entries, limit: 20, entries: { length: 20 } })
    const queries = await queriesOf(() => store.admin.panel(orderId))
    expect(queries.slice(5)).toEqual([])
    expect(store.amazon.emulator.requests.list()).toHaveLength(calls)
  })

  it("reads a page of the timeline, up to a hundred entries, from four queries at most", async () => {
    const path = `amazon-pay/orders/${await large()}/timeline?limit=100&offset=200`
    const { body } = await store.admin.ask("GET", path)
    expect(body).toMatchObject({ timeline: { count: SIZE.entries, entries: { length: 100 } } })
    expect((await queriesOf(() => store.admin.ask("GET", path))).slice(4)).toEqual([])
  })
})
