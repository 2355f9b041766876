import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { watch } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { createEmulator } from "../src/index.js"
import { newKey, Shop, startShop, yen } from "./support/shop.js"

const path = (): string => join(mkdtempSync(join(tmpdir(), "amazon-pay-emulator-")), "state")

describe("an emulator with a state file", () => {
  it("goes on where it stopped: objects, merchants, saved answers, time, and what is to come", async () => {
    const persist = path()
    const first = await startShop({ persist })
    const { chargeId } = await first.purchase()
    const key = newKey()
    const refundable = await first.purchase({ paymentIntent: "AuthorizeWithCapture" })
    const body = { chargeId: refundable.chargeId, refundAmount: yen(500) }
    const refund = await first.call("POST", "refunds", { key, body })
    first.emulator.clock.advance({ days: 1 })
    await first.emulator.close()

    const emulator = await createEmulator({ persist })
    const second = new Shop(emulator)
    expect((await second.call("GET", `charges/${chargeId}`)).body.statusDetails?.state).toBe("Authorized")
    expect((await second.call("POST", "refunds", { key, body })).text).toBe(refund.text)
    emulator.clock.advance({ days: 1, minutes: 1 })
    expect((await second.call("GET", `charges/${chargeId}`)).body.statusDetails?.reasonCode).toBe("ExpiredUnused")
    await emulator.close()
  })

  it("has each change in the file soon after, whole, however it ends", async () => {
    const persist = path()
    const shop = await startShop({ persist })
    const { chargeId } = await shop.purchase()
    for await (const { filename } of watch(dirname(persist))) {
      if (filename !== basename(persist)) continue
      const copy = path() // as a kill would leave it
      copyFileSync(persist, copy)
      const emulator = await createEmulator({ persist: copy })
      const { status } = await new Shop(emulator).call("GET", `charges/${chargeId}`)
      await emulator.close()
      if (status === 200) return
    }
  })

  it("gives no id twice, though ids are repeatable", async () => {
    const options = { persist: path(), idSeed: "same" }
    const first = await startShop(options)
    const id = first.checkout()
    await first.emulator.close()
    const second = await startShop(options)
    expect(second.checkout()).not.toBe(id)
    expect(second.emulator.objects("checkoutSessions")).toHaveLength(2)
  })

  it("does not start in another region", async () => {
    const persist = path()
    await (await createEmulator({ persist })).close()
    await expect(createEmulator({ persist, region: "na" })).rejects.toThrow("is of region jp, and this emulator of na")
  })

  it("leaves its file alone once it is closed, whatever is still under way", async () => {
    const persist = path()
    const shop = await startShop({ persist })
    await shop.emulator.close()
    rmSync(persist)
    shop.emulator.buyer.cancel({ checkoutSessionId: shop.checkout() })
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(existsSync(persist)).toBe(false)
  })

  it("does not start on a folder that is not there", async () => {
    const persist = join(path(), "state")
    await expect(createEmulator({ persist })).rejects.toThrow(/its folder is not there/)
  })

  it("does not start on a file that is not its own", async () => {
    const persist = path()
    writeFileSync(persist, "{}")
    await expect(createEmulator({ persist })).rejects.toThrow(/was not written by this version/)
  })
})
