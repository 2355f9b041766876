import { confirmed } from "../support/money.js"
import { newKey, startShop, yen } from "../support/shop.js"

describe("10. Did it charge?", () => {
  it.each(["drop-after", "truncate"] as const)("is answered by the same key after %s", async (kind) => {
    const shop = await startShop()
    const body = { chargePermissionId: await confirmed(shop), chargeAmount: yen(500) }
    const request = { key: newKey(), body }
    shop.emulator.faults.add({ kind, method: "POST", path: "/charges" })
    await expect(shop.call("POST", "charges", request)).rejects.toThrow()
    expect(shop.emulator.objects("charges")).toHaveLength(1)
    expect((await shop.call("POST", "charges", request)).status).toBe(201)
    expect(shop.emulator.objects("charges")).toHaveLength(1)
  })
})
