import { PlainBrowser } from "../support/browser.js"
import { startShop, type Json, type Shop } from "../support/shop.js"

const CHOICE = { address: "two-lines", payment: "0005" }
const id = (url: string): string => new URL(url).searchParams.get("amazonCheckoutSessionId") ?? ""

async function byHand(shop: Shop): Promise<string> {
  const browser = new PlainBrowser(shop.emulator.url)
  await browser.open("/checkout/start", shop.press())
  await browser.press("login")
  await browser.press("change-address")
  await browser.press("use-address", { address: CHOICE.address })
  await browser.press("change-payment")
  await browser.press("use-payment", { payment: CHOICE.payment })
  return id(await browser.press("continue"))
}

async function headless(shop: Shop): Promise<string> {
  const body = JSON.stringify({ ...shop.press(), ...CHOICE })
  const answer = await fetch(`${shop.emulator.url}/_emulator/buyer/checkout`, { method: "POST", body })
  const { redirectUrl }: { redirectUrl: string } = await answer.json()
  return id(redirectUrl)
}

describe("5. A buyer", () => {
  it("comes to the same review with a browser and without one", async () => {
    const shop = await startShop({ page: "selection" })
    const review = async (session: string): Promise<Json> => {
      const { body } = await shop.call("GET", `checkoutSessions/${session}`)
      return { ...body, checkoutSessionId: {}, statusDetails: {}, creationTimestamp: {}, expirationTimestamp: {} }
    }
    expect(await review(await headless(shop))).toEqual(await review(await byHand(shop)))
  })

  it("finds the names and addresses a Japanese shop has to cope with", async () => {
    const { emulator } = await startShop()
    expect(emulator.buyer.addresses.map(({ address }) => [address.name, address.addressLine1])).toEqual([
      ["テスト姓名", "目黒区下目黒1-8-1"],
      ["テスト姓名二", "目黒区下目黒1-8-1"],
      ["テスト姓 名スペース", "目黒区"],
    ])
  })
})
