import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { newKey, startShop } from "../support/shop.js"

describe("4. An idempotency key", () => {
  it("still answers ten years and a restart later", async () => {
    const persist = join(mkdtempSync(join(tmpdir(), "amazon-pay-emulator-")), "state")
    const shop = await startShop({ persist })
    const request = { key: newKey(), body: shop.payload() }
    const first = await shop.call("POST", "checkoutSessions", request)
    shop.emulator.clock.advance({ days: 3_650 })
    await shop.emulator.close()
    const again = await (await startShop({ persist })).call("POST", "checkoutSessions", request)
    expect(again.text).toBe(first.text)
  })
})
