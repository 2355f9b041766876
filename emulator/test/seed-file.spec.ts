import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readSeedFile } from "../src/seed-file.js"
import { MERCHANT, startShop } from "./support/shop.js"

function fileOf(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "amazon-pay-emulator-")), "seed.json")
  writeFileSync(path, text)
  return path
}
const file = (content: unknown) => fileOf(JSON.stringify(content))

describe("a seed file", () => {
  it("brings merchants and a buyer of one's own", async () => {
    const addresses = [{ id: "osaka", name: "山田 花子", addressLine1: "大阪市北区梅田1", postalCode: "530-0001" }]
    const seed = readSeedFile(file({ merchants: MERCHANT, buyer: { email: "hanako@example.com", addresses } }))
    const shop = await startShop(seed)
    const { body } = await shop.call("GET", `checkoutSessions/${shop.checkout({ address: "osaka" })}`)
    expect(body.buyer?.email).toBe("hanako@example.com")
    expect(body.shippingAddress).toMatchObject({ name: "山田 花子", countryCode: "JP" })
  })

  it.each([
    ["an unknown field", file({ merchant: MERCHANT }), /seed.json' is refused: .*"merchant"/],
    ["a merchant without a key", file({ merchants: [{ ...MERCHANT, publicKey: 5 }] }), /: merchants\.0\.publicKey: /],
    ["no JSON", fileOf("{"), /seed.json' is refused: it is not JSON\.$/],
  ])("with %s is refused with a sentence", (_, path, sentence) => {
    expect(() => readSeedFile(path)).toThrow(sentence)
  })
})
