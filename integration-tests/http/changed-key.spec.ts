import { generateKeyPairSync } from "node:crypto"
import { MERCHANT } from "../support/account"
import { booksOfAmazon, heldAtAmazon } from "../support/books"
import { startOther, type OtherProcess } from "../support/other-process"
import { chooseAtLink, unpaidOrder } from "../support/payment-link"
import { quiet } from "../support/quiet"
import { describeStore } from "../support/store"

const SETTLES = { payment: "0701" }
const DECLINES = { payment: "4354" }

describeStore(
  "an authorization that is pending while the account's private key is changed",
  (store) => {
    const emulator = () => store.amazon.emulator
    let other: OtherProcess | null = null

    afterEach(async () => {
      await other?.stop()
      other = null
      emulator().merchants.add(MERCHANT)
    })

    /** The shop starts again with another key, and Amazon knows the former one no more. */
    async function changeKey() {
      await quiet()
      const { publicKey, privateKey } = generateKeyPairSync("rsa", {
        modulusLength: 2048,
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type: "pkcs8", format: "pem" },
      })
      emulator().merchants.add({ ...MERCHANT, publicKey })
      other = await startOther(store, { AMAZON_PAY_PRIVATE_KEY: privateKey })
      return other.admin
    }

    it("becomes the order's payment, of a checkout and of a link, and can be captured", async () => {
      const unpaid = await unpaidOrder(store)
      const { orderId: ofCheckout } = await (await store.shopper()).buy(SETTLES)
      const { page } = await chooseAtLink(store, unpaid, SETTLES)
      await unpaid.shopper.visit(await store.amazon.approve(page.href))
      const admin = await changeKey()
      emulator().clock.advance({ minutes: 1 })
      for (const orderId of [ofCheckout, unpaid.orderId]) {
        await admin.refresh(orderId)
        expect(await admin.order(orderId)).toMatchObject({ payment_status: "authorized" })
        expect(await admin.capture(orderId)).toMatchObject({ status: 200 })
        expect(await admin.order(orderId)).toMatchObject({ payment_status: "captured" })
      }
      expect(booksOfAmazon(store)).toMatchObject({ captured: 5000 })
    })

    it("ends when Amazon declines it, and is released when its order is canceled", async () => {
      const { orderId: declined } = await (await store.shopper()).buy(DECLINES)
      const { orderId: canceled } = await (await store.shopper()).buy(SETTLES)
      const admin = await changeKey()
      emulator().clock.advance({ minutes: 1 })
      await admin.refresh(declined)
      expect((await admin.panel(declined)).payments).toMatchObject([{ charges: [{ state: "Declined" }] }])
      expect(await admin.cancel(canceled)).toMatchObject({ status: 200 })
      await admin.refresh(canceled)
      expect(heldAtAmazon(store)).toEqual([])
    })
  },
  { AMAZON_PAY_ASYNC: "true" },
)
