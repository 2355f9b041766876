import { isCheckoutSessionId } from "../../src/amazon/ids"
import { shipAlsoTo } from "../support/catalog"
import { orderOf, type Shopper } from "../support/shopper"
import { describeStore } from "../support/store"

const TOKYO = {
  name: "山田花子",
  addressLine1: "目黒区下目黒1-8-1",
  stateOrRegion: "東京都",
  postalCode: "153-0064",
  countryCode: "JP",
  phoneNumber: "0312345678",
}
const SALEM = {
  name: "Susie Smith",
  addressLine1: "1450 Sample Ave SE",
  addressLine2: "Apt 4B",
  city: "Salem",
  stateOrRegion: "OR",
  postalCode: "97302",
  countryCode: "US",
  phoneNumber: "800-000-0000",
}
const BERLIN = {
  ...SALEM,
  name: "Erika Mustermann",
  addressLine1: "Musterallee",
  addressLine2: "12",
  city: "Berlin",
  stateOrRegion: "Berlin",
  postalCode: "10115",
  countryCode: "DE",
}
const KOWLOON = {
  ...SALEM,
  addressLine1: "Flat B, 12/F",
  addressLine2: "123 Nathan Road",
  city: "Tsim Sha Tsui",
  stateOrRegion: "Kowloon",
  postalCode: null,
  countryCode: "HK",
}

describeStore("a buyer's address", (store) => {
  async function placed(shopper: Shopper, id: string) {
    const orderId = orderOf(await shopper.visit(await shopper.approve(id)))
    return (await store.admin.order(orderId ?? "none")).shipping_address
  }

  it.each([
    [
      "the United States",
      SALEM,
      { company: "", address_1: "1450 Sample Ave SE", address_2: "Apt 4B", province: "us-or" },
    ],
    ["Germany", BERLIN, { company: "", address_1: "Musterallee 12", address_2: "", province: "de-be" }],
  ])("in %s has its street where it belongs", async (_, address, expected) => {
    await shipAlsoTo(store, [address.countryCode.toLowerCase()])
    const shopper = await store.shopper()
    expect(await placed(shopper, await shopper.comeToReview({ address }))).toMatchObject(expected)
  })

  it.each(["IL", "Illinois"])(
    "is found by a geo zone of its province, which Amazon calls %s",
    async (stateOrRegion) => {
      await shipAlsoTo(store, ["us"], "us-il")
      const shopper = await store.shopper()
      const id = await shopper.comeToReview({ address: { ...SALEM, stateOrRegion } })
      expect(await placed(shopper, id)).toMatchObject({ province: "us-il" })
    },
  )

  it("needs no postal code in Hong Kong", async () => {
    await shipAlsoTo(store, ["hk"])
    const shopper = await store.shopper()
    const id = await shopper.comeToReview({ address: KOWLOON })
    const { body } = await shopper.review(id)
    expect(body.checkout_session).toMatchObject({ missing_fields: [], error: null })
    expect(await placed(shopper, id)).toMatchObject({ address_1: "123 Nathan Road", province: "Kowloon" })
  })

  it("goes to Amazon in its form in the direct flow", async () => {
    await shipAlsoTo(store, ["us", "gb", "hk"])
    const address = { first_name: "Susie", last_name: "Smith", address_1: "10 Ditka Ave", city: "Sample", phone: "1" }
    const told = []
    for (const part of [
      { country_code: "us", province: "us-il", postal_code: "60602" },
      { country_code: "gb", province: "Kent", postal_code: "CT1 1AA" },
      { country_code: "hk", province: "Kowloon" },
    ]) {
      const shopper = await store.shopper()
      const shipping_address = { ...address, ...part }
      await shopper.ask("POST", `carts/${shopper.cartId}`, { email: "susie@example.com", shipping_address })
      await shopper.chooseShipping()
      const { checkoutSessionId, url } = await store.amazon.checkout(await shopper.button({ flow: "direct" }))
      if (!isCheckoutSessionId(checkoutSessionId)) throw new Error(checkoutSessionId)
      const { shippingAddress } = await store.amazon.merchant.getCheckoutSession(checkoutSessionId)
      told.push([shippingAddress?.countryCode, shippingAddress?.stateOrRegion, shippingAddress?.county])
      expect(orderOf(await shopper.visit(url))).not.toBeNull()
    }
    expect(told).toEqual([
      ["US", "IL", null],
      ["GB", null, "Kent"],
      ["HK", "Kowloon", null],
    ])
  })

  it("is imported without what PostgreSQL refuses: half an emoji, U+0000", async () => {
    const shopper = await store.shopper()
    const address = { ...TOKYO, name: "山田\ud83d 花子\u0000", addressLine2: "アルコ\u0000タワー\udc00 5F" }
    const id = await shopper.comeToReview({ address })
    expect(await placed(shopper, id)).toMatchObject({
      last_name: "山田",
      first_name: "花子",
      address_1: "下目黒1-8-1",
      address_2: "アルコタワー 5F",
      metadata: { amazon_pay: { name: "山田 花子", addressLine2: "アルコタワー 5F" } },
    })
  })
})
