import { randomUUID, sign } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { purgeNotificationsWorkflow } from "medusa-payment-amazon-pay/workflows"
import { createSelfSigned } from "../../emulator/src/certificate/self-signed"
import type { AmazonPayModuleService } from "../../src/modules/amazon-pay"
import { MERCHANT } from "../support/account"
import { listen } from "../support/events"
import { quiet } from "../support/quiet"
import { charge, givenSubscription, renew } from "../support/recurring"
import { describeStore } from "../support/store"
import { notices } from "../support/told"

const TOPIC = `arn:aws:sns:us-east-1:123456789012:${MERCHANT.merchantId}`

/** An SNS that signs whatever it is given: the emulator's tells only of what has happened there. */
const sns = {
  signer: createSelfSigned("sns.amazonaws.com", []),
  up: true,
  server: createServer((_, response) => {
    response.writeHead(sns.up ? 200 : 503).end(sns.signer.certificate)
  }),
  origin: () => `http://127.0.0.1:${(sns.server.address() as AddressInfo).port}`,
}

/** Name and value of these fields, a line each, as far as they are there (AWS: verifying SNS messages). */
const SIGNED = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"]

function signed(envelope: Record<string, string>) {
  const text = SIGNED.filter((name) => name in envelope).map((name) => `${name}\n${envelope[name]}\n`)
  return {
    ...envelope,
    Signature: sign("sha256", Buffer.from(text.join("")), sns.signer.privateKey).toString("base64"),
  }
}

const env: Record<string, string> = {}

beforeAll(async () => {
  await new Promise<void>((resolve) => sns.server.listen(0, "127.0.0.1", resolve))
  env["AMAZON_PAY_SNS_CERTIFICATES"] = sns.origin()
})
afterAll(() => new Promise((resolve) => sns.server.close(resolve)))

describeStore(
  "of the messages that SNS signs,",
  (store) => {
    const MESSAGE = {
      MerchantID: MERCHANT.merchantId,
      ObjectType: "CHARGE",
      ObjectId: "S03-1234567-1234567-C123456",
      ChargePermissionId: "S03-1234567-1234567",
      NotificationType: "STATE_CHANGE",
      NotificationVersion: "V2",
    }

    function post(message: string | object, fields: Record<string, string> = {}) {
      const envelope = signed({
        Type: "Notification",
        MessageId: randomUUID(),
        TopicArn: TOPIC,
        Message: typeof message === "string" ? message : JSON.stringify(message),
        Timestamp: new Date().toISOString(),
        SignatureVersion: "2",
        SigningCertURL: `${sns.origin()}/certificate.pem`,
        ...fields,
      })
      const headers = { "content-type": "text/plain; charset=UTF-8" }
      return fetch(`${store.url}/amazon-pay/ipn`, { method: "POST", headers, body: JSON.stringify(envelope) })
    }

    const rows = () => store.container.resolve<AmazonPayModuleService>("amazonPay").listAmazonPayNotifications({})

    let warnings: string[]
    beforeEach(() => {
      warnings = []
      const logger = store.container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      jest.spyOn(logger, "warn").mockImplementation((message) => void warnings.push(message))
    })
    afterEach(() => {
      jest.restoreAllMocks()
      sns.up = true
    })

    it("a chargeback is kept, and the admin is warned of it", async () => {
      const { status } = await post({ ...MESSAGE, ObjectType: "CHARGEBACK" })
      expect(status).toBe(200)
      expect(await rows()).toMatchObject([{ object_type: "CHARGEBACK", outcome: "chargeback" }])
      expect(warnings).toEqual([expect.stringMatching(/disputed.*S03-1234567-1234567-C123456/)])
    })

    it("a chargeback of an order's payment is told to the admin and to the shop's code", async () => {
      const { heard } = listen(store.container, "amazon-pay.chargeback_received")
      const { orderId } = await store.bought()
      await quiet()
      const [permission] = store.amazon.emulator.objects("chargePermissions")
      const ChargePermissionId: unknown = Reflect.get(permission!, "chargePermissionId")
      await post({ ...MESSAGE, ObjectType: "CHARGEBACK", ChargePermissionId })
      await quiet()
      expect(heard).toMatchObject([{ data: { order_id: orderId, object_id: MESSAGE.ObjectId } }])
      const { body } = await store.admin.ask("GET", "notifications")
      expect(body["notifications"]).toMatchObject([
        { data: { title: expect.stringContaining("#1"), description: expect.stringContaining("Seller Central") } },
      ])
    })

    it("a chargeback of a payment whose order is gone is told to the admin of its Charge Permission", async () => {
      const { heard } = listen(store.container, "amazon-pay.chargeback_received")
      const { orderId } = await store.bought()
      await quiet()
      const [permission] = store.amazon.emulator.objects("chargePermissions")
      const ChargePermissionId = String(Reflect.get(permission!, "chargePermissionId"))
      await store.container.resolve(ContainerRegistrationKeys.LINK).delete({ [Modules.ORDER]: { order_id: orderId } })
      for (let times = 0; times < 2; times++) await post({ ...MESSAGE, ObjectType: "CHARGEBACK", ChargePermissionId })
      await quiet()
      expect(heard).toMatchObject([{ data: { order_id: null, charge_permission_id: ChargePermissionId } }])
      expect(await notices(store.container)).toEqual([expect.stringContaining(ChargePermissionId)])
      const { body } = await store.admin.ask("GET", "amazon-pay/attention")
      expect(body["warnings"]).toMatchObject([{ kind: "chargeback", charge_permission_id: ChargePermissionId }])
    })

    describe("a chargeback on an agreement of several orders", () => {
      async function renewed() {
        const { orderId, permissionId } = await givenSubscription(store)
        const renewals: { orderId: string; chargeId: string }[] = []
        for (const period of ["2027-01", "2027-02"]) {
          const order_id = await renew(store, orderId)
          const { body } = await charge(store, permissionId, { period, order_id })
          renewals.push({ orderId: order_id, chargeId: body.recurring_charge.charge_id ?? "" })
        }
        await quiet()
        return { orderId, permissionId, renewals }
      }
      const dispute = async (ChargePermissionId: string, ObjectId: string) => {
        const { status } = await post({ ...MESSAGE, ObjectType: "CHARGEBACK", ChargePermissionId, ObjectId })
        await quiet()
        return status
      }
      const disputed = async (orderId: string) => (await store.admin.panel(orderId)).warnings.map(({ kind }) => kind)

      it("is told of the order that the disputed charge pays for, and of no other", async () => {
        const { heard } = listen(store.container, "amazon-pay.chargeback_received")
        const { orderId, permissionId, renewals } = await renewed()
        const [first, second] = renewals
        expect(await dispute(permissionId, second!.chargeId)).toBe(200)
        expect(heard).toMatchObject([{ data: { order_id: second!.orderId, object_id: second!.chargeId } }])
        expect(await notices(store.container)).toHaveLength(1)
        expect(await disputed(second!.orderId)).toEqual(["chargeback"])
        expect([await disputed(orderId), await disputed(first!.orderId)]).toEqual([[], []])
      })

      it("is told once of the agreement, when no charge of it is named", async () => {
        const { heard } = listen(store.container, "amazon-pay.chargeback_received")
        const { orderId, permissionId } = await renewed()
        for (let times = 0; times < 2; times++) expect(await dispute(permissionId, `${permissionId}-B000001`)).toBe(200)
        expect(heard).toMatchObject([{ data: { order_id: orderId, charge_permission_id: permissionId } }])
        expect(await notices(store.container)).toEqual([expect.stringContaining(permissionId)])
      })

      it("is told of an agreement whose first checkout has no order", async () => {
        const { heard } = listen(store.container, "amazon-pay.chargeback_received")
        const { permissionId } = await givenSubscription(store)
        const module = store.container.resolve<AmazonPayModuleService>("amazonPay")
        await module.updateAmazonPayChargePermissions({ id: permissionId, payment_collection_id: "pay_col_gone" })
        expect(await dispute(permissionId, `${permissionId}-B000001`)).toBe(200)
        expect(heard).toMatchObject([{ data: { order_id: null, charge_permission_id: permissionId } }])
        await store.admin.ask("POST", `amazon-pay/charge-permissions/${permissionId}/refresh`)
        const { body } = await store.admin.ask("GET", "amazon-pay/attention")
        expect(body["warnings"]).toMatchObject([{ kind: "chargeback", charge_permission_id: permissionId }])
      })

      it("is told again when SNS sends it again because it could not be told", async () => {
        const { heard } = listen(store.container, "amazon-pay.chargeback_received")
        const { orderId, permissionId } = await givenSubscription(store)
        const emit = jest.spyOn(store.container.resolve(Modules.EVENT_BUS), "emit")
        emit.mockRejectedValueOnce(new Error("The event bus is away."))
        const envelope = { MessageId: randomUUID() }
        const message = { ...MESSAGE, ObjectType: "CHARGEBACK", ChargePermissionId: permissionId }
        expect((await post(message, envelope)).status).toBeGreaterThanOrEqual(500)
        for (let times = 0; times < 2; times++) expect((await post(message, envelope)).status).toBe(200)
        await quiet()
        expect(heard).toMatchObject([{ data: { order_id: orderId } }])
        expect(await notices(store.container)).toHaveLength(1)
      })
    })

    it("one of a type that is not known is kept and ignored", async () => {
      expect((await post({ ...MESSAGE, ObjectType: "DISPUTE" })).status).toBe(200)
      expect(await rows()).toMatchObject([{ object_type: "DISPUTE", outcome: "ignored" }])
    })

    it("one that names no permission is kept and left to the clock", async () => {
      expect((await post({ ...MESSAGE, ChargePermissionId: null })).status).toBe(200)
      expect(await rows()).toMatchObject([{ charge_permission_id: null, outcome: "unknown_permission" }])
    })

    it("one is forgotten after three months, when nobody will send it again", async () => {
      const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString()
      await post({ ...MESSAGE, ObjectType: "DISPUTE" })
      await purgeNotificationsWorkflow(store.container).run({ input: { now: inDays(89) } })
      expect(await rows()).toHaveLength(1)
      await purgeNotificationsWorkflow(store.container).run({ input: { now: inDays(91) } })
      expect(await rows()).toEqual([])
    })

    it("one of Amazon Pay's API before version 2 is refused", async () => {
      expect((await post({ NotificationType: "PaymentCapture", NotificationData: "<xml/>" })).status).toBe(400)
      expect(await rows()).toEqual([])
    })

    it("one of a topic that no account lists is refused, and the log names the option", async () => {
      expect((await post(MESSAGE, { TopicArn: `${TOPIC}2` })).status).toBe(403)
      expect(warnings).toEqual([expect.stringContaining("ipn.topicArns")])
    })

    it("the end of a subscription is answered, and the admin is warned of it", async () => {
      const end = { Type: "UnsubscribeConfirmation", Token: "token", SubscribeURL: `${sns.origin()}/?Action=Confirm` }
      expect((await post("You have chosen to deactivate the subscription.", end)).status).toBe(200)
      expect(warnings).toEqual([expect.stringContaining("has ended")])
    })

    it("one is sent again when its certificate could not be had, and taken then", async () => {
      const envelope = { MessageId: randomUUID(), SigningCertURL: `${sns.origin()}/again.pem` }
      sns.up = false
      expect((await post(MESSAGE, envelope)).status).toBe(503)
      expect(await rows()).toEqual([])
      sns.up = true
      expect((await post(MESSAGE, envelope)).status).toBe(200)
      expect(await rows()).toMatchObject([{ id: envelope.MessageId, outcome: "unknown_permission" }])
    })
  },
  env,
)
