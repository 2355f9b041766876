import { startShop, type Shop } from "../support/shop.js"

const DAY = 86_400

async function travel(shop: Shop, seconds: number): Promise<void> {
  const body = JSON.stringify({ advance: seconds })
  await fetch(`${shop.emulator.url}/_emulator/clock`, { method: "POST", body })
}

describe("9. Time travel", () => {
  it("ends a session after 24 hours, an authorization after 2 days and a permission after 180", async () => {
    const shop = await startShop()
    const open = shop.checkout()
    const { chargeId, permissionId } = await shop.purchase()
    const reasonOf = async (path: string): Promise<unknown> => {
      const { statusDetails } = (await shop.call("GET", path)).body
      return statusDetails?.reasonCode ?? statusDetails?.reasons?.[0]?.reasonCode
    }
    await travel(shop, DAY + 1)
    expect(await reasonOf(`checkoutSessions/${open}`)).toBe("Expired")
    await travel(shop, DAY)
    expect(await reasonOf(`charges/${chargeId}`)).toBe("ExpiredUnused")
    await travel(shop, 178 * DAY)
    expect(await reasonOf(`chargePermissions/${permissionId}`)).toBe("Expired")
  })

  it("lets what is left after a step of the clock pass by itself", async () => {
    const shop = await startShop()
    await shop.purchase({ canHandlePendingAuthorization: true }, { payment: "0701" })
    const settled = new Promise((resolve) => shop.emulator.events.subscribe(resolve))
    await travel(shop, 29)
    expect(await settled).toMatchObject({ objectType: "CHARGE", state: "Authorized" })
  })
})
