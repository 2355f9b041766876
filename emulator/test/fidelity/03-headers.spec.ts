import { answerOf, startShop } from "../support/shop.js"
import { phpGet } from "../support/php-call.js"

describe("3. Headers of a request", () => {
  it("with a date a day old are refused", async () => {
    const date = new Date(Date.now() - 86_400_000)
    const answer = await phpGet(await startShop(), "/v2/refunds/x", { date })
    expect(answer.status).toBe(403)
    expect(answer.body.message).toContain("expired")
  })

  it("without a date are refused as a missing header", async () => {
    const answer = await phpGet(await startShop(), "/v2/refunds/x", {}, { "x-amz-pay-date": undefined })
    expect([answer.status, answer.body.reasonCode]).toEqual([400, "MissingHeader"])
  })

  it("without an authorization are refused as a missing header", async () => {
    const { emulator } = await startShop()
    const answer = await answerOf(await fetch(`${emulator.url}/v2/charges/S03-1-1-C1`))
    expect([answer.status, answer.body.reasonCode]).toEqual([400, "MissingHeader"])
  })

  it("with an authorization of another shape are refused as an invalid header", async () => {
    const answer = await phpGet(
      await startShop(),
      "/v2/refunds/x",
      {},
      { authorization: "AWS4-HMAC-SHA256 Credential=x" },
    )
    expect([answer.status, answer.body.reasonCode]).toEqual([400, "InvalidHeaderValue"])
  })

  it("of another region are refused", async () => {
    const answer = await phpGet(await startShop(), "/v2/charges/x", { region: "eu" })
    expect(answer.status).toBe(400)
    expect(answer.body.message).toContain("x-amz-pay-region")
  })

  it.each(["na", "us", "NA"])("of the region 'na' may call it %s", async (region) => {
    expect((await phpGet(await startShop({ region: "na" }), "/v2/charges/x", { region })).status).toBe(404)
  })
})
