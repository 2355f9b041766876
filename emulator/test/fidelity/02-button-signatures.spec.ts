import { MERCHANT, startShop } from "../support/shop.js"

describe("2. A button's signature", () => {
  it("over another payload is refused", async () => {
    const shop = await startShop()
    const press = shop.press()
    const tampered = { ...press, payloadJSON: press.payloadJSON.replace("shop.example", "evil.example") }
    expect(() => shop.emulator.buyer.checkout(tampered)).toThrow(/Unable to verify signature, signing String/)
  })

  it("for a store of another account is refused naming the storeId", async () => {
    const shop = await startShop()
    const press = shop.press({ ...shop.payload(), storeId: "amzn1.application-oa2-client.other" })
    expect(() => shop.emulator.buyer.checkout(press)).toThrow(/'storeId' is invalid/)
  })

  it("for the live store under a sandbox key says that each environment has a storeId of its own", async () => {
    const shop = await startShop()
    shop.emulator.merchants.add({ ...MERCHANT, publicKeyId: "LIVE-KEY", storeId: "amzn1.live" })
    const press = shop.press({ ...shop.payload(), storeId: "amzn1.live" })
    expect(() => shop.emulator.buyer.checkout(press)).toThrow(/registered with the key 'LIVE-KEY'/)
  })
})
