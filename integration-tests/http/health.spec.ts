import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { describeStore } from "../support/store"

describeStore("the health of the clock", (store) => {
  const health = () => fetch(`${store.url}/amazon-pay/health`)
  const clock = () => store.container.resolve<AmazonPayModuleService>("amazonPay").clock
  afterEach(() => clock().setOffset(0))

  it("is fine while it keeps up, for whoever asks, and asks nothing of Amazon", async () => {
    const answer = await health()
    const nothing = { count: 0, since: null }
    expect(answer.status).toBe(200)
    expect(answer.headers.get("cache-control")).toBe("no-store")
    expect(await answer.json()).toEqual({
      status: "ok",
      overdue: { operations: nothing, checkout_sessions: nothing, recurring_charges: nothing, orders: nothing },
    })
    expect(store.amazon.emulator.requests.list()).toEqual([])
  })

  it("is not when buyers wait, and says how many and since when, but not who", async () => {
    // More than the job looks at meanwhile.
    await store.container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
      `insert into amazon_pay_checkout_session (id, cart_id, provider_id, flow, state, next_look_at)
       select 'waiting-' || n, 'cart-' || n, 'pp_amazon-pay_jp', 'review', 'Open', now()
       from generate_series(1, 500) n`,
    )
    clock().setOffset(10 * 60_000)
    const answer = await health()
    const text = await answer.text()
    expect(answer.status).toBe(503)
    expect(JSON.parse(text)).toMatchObject({ status: "overdue", overdue: { orders: { count: 0 } } })
    const { checkout_sessions } = (JSON.parse(text) as { overdue: Record<string, { count: number; since: string }> })
      .overdue
    expect(checkout_sessions!.count).toBeGreaterThan(400)
    expect(Date.parse(checkout_sessions!.since)).toBeLessThan(Date.now())
    expect(text).not.toMatch(/waiting-|cart-|pp_/)
  })
})
