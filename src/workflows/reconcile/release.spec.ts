import { yen } from "../../amazon/test/sandbox"
import { paymentOf, startProvider, type TestProvider } from "../../providers/amazon-pay/test/provider"
import { releaseCheckout } from "./release"

let provider: TestProvider
beforeEach(async () => (provider = await startProvider({ paymentIntent: "AuthorizeWithCapture" })))
afterEach(() => provider.sandbox.emulator.close())

/** A checkout that was captured at once, and that became no order. */
async function captured() {
  const payment = paymentOf(await provider.paid(2500))
  const session = await provider.sandbox.client.getCheckoutSession(payment.checkout_session_id!)
  const refunded = async () => (await provider.sandbox.client.getCharge(session.chargeId!)).refundedAmount?.amount
  return { session, refunded }
}

describe("releaseCheckout", () => {
  it("gives back what was captured at once, however often it is tried", async () => {
    const { client } = provider.sandbox
    const { session, refunded } = await captured()
    await releaseCheckout(client, session)
    await releaseCheckout(client, session)
    expect(await refunded()).toBe("2500")
  })

  it("gives back no more than is left, when Medusa has refunded it meanwhile", async () => {
    const { client } = provider.sandbox
    const { session, refunded } = await captured()
    await client.createRefund({ chargeId: session.chargeId!, refundAmount: yen(2500) }, "by-medusa")
    await releaseCheckout(client, session)
    expect(await refunded()).toBe("2500")
  })
})
