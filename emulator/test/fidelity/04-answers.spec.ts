import { startShop } from "../support/shop.js"

describe("4. Every answer", () => {
  it("has a request id", async () => {
    const shop = await startShop()
    expect((await shop.call("GET", "wallets/1")).headers.get("x-amz-pay-request-id")).toMatch(/^[0-9a-f-]{36}$/)
  })

  it("is JSON, a refusal with a reasonCode and a message and nothing else", async () => {
    const shop = await startShop()
    const { headers, body } = await shop.call("GET", "charges/x")
    expect(headers.get("content-type")).toContain("application/json")
    expect(Object.keys(body)).toEqual(["reasonCode", "message"])
  })
})
