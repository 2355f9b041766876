import { MERCHANT, PRIVATE_KEY_PEM } from "../../amazon/test/sandbox"
import { retrievePayment } from "./methods/retrieve-payment"
import { OPTIONS, PAYMENT, SESSION, silent, useProvider } from "./test/provider"
import { AmazonPayProviderService } from "./service"

const validate = (changes: Record<string, unknown>) => {
  AmazonPayProviderService.validateOptions({ ...OPTIONS, ...changes })
}

describe("validateOptions", () => {
  it("takes the options of the README", () => {
    expect(() => validate({})).not.toThrow()
  })

  it.each(["region", "merchantId", "storeId", "publicKeyId", "privateKey", "backendUrl", "storefront"])(
    "stops the boot and names %s when it is missing",
    (option) => {
      expect(() => validate({ [option]: undefined })).toThrow(new RegExp(`- ${option}: .*`))
    },
  )

  it("names every wrong option at once, each with its remedy", () => {
    expect(() => validate({ region: "uk", storeId: "amzn1.application.1" })).toThrow(
      /- region: give "jp", "eu" or "na".*\n- storeId: it begins with "amzn1\.application-oa2-client\."/,
    )
  })

  it("says which command converts a key in OpenSSH's format", () => {
    const privateKey = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----"
    expect(() => validate({ privateKey })).toThrow(/privateKey: .*ssh-keygen -p -N "" -m PKCS8/)
  })

  it("refuses endpoints and plain http with a LIVE- key", () => {
    const live = { publicKeyId: MERCHANT.publicKeyId.replace("SANDBOX-", "LIVE-") }
    expect(() => validate({ ...live, endpoints: { api: "https://127.0.0.1:4010" } })).toThrow(/- endpoints: /)
    expect(() => validate({ ...live, backendUrl: "http://localhost:9000" })).toThrow(/- backendUrl: .*https/)
  })

  it("names an option that does not exist, and those that do", () => {
    expect(() => validate({ sandbox: true })).toThrow(/"sandbox" is not an option\. Known are: .*region/)
  })

  it("never repeats the key", () => {
    expect(() => validate({ privateKey: PRIVATE_KEY_PEM.slice(0, 400) })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(PRIVATE_KEY_PEM.slice(40, 80)) }),
    )
  })
})

describe("the provider's other methods", () => {
  const start = useProvider()
  const cradle = { logger: silent, __pg_connection__: {} as never }
  const provider = () => new AmazonPayProviderService(cradle, OPTIONS)

  it("deletePayment touches nothing at Amazon and never throws for what is not the provider's", async () => {
    await expect(provider().deletePayment({})).resolves.toEqual({ data: {} })
    await expect(provider().deletePayment({ data: { a: 1 } })).resolves.toEqual({ data: { a: 1 } })
  })

  it("getWebhookActionAndData tells Medusa nothing: its own handling would capture twice", async () => {
    await expect(provider().getWebhookActionAndData()).resolves.toEqual({ action: "not_supported" })
  })

  it("getPaymentStatus is pending before the buyer has been to Amazon", async () => {
    const { status } = await provider().getPaymentStatus({ data: {} })
    expect(status).toBe("pending")
  })

  it("retrievePayment leaves data as it is before Amazon has made anything of it", async () => {
    const context = await start()
    const { data } = await context.confirmed("2500")
    const before = { amazon_pay: data }
    expect(await retrievePayment(context, { data: before })).toEqual({ status: "pending", data: before })
    expect(await retrievePayment(context, {})).toEqual({ status: "pending", data: {} })
  })

  it("retrievePayment says so when Amazon could not be asked", async () => {
    const context = await start()
    const data = { amazon_pay: await context.paid("2500") }
    context.sandbox.emulator.faults.add({ kind: "status", status: 503, path: "/charges", times: null })
    await expect(retrievePayment(context, { data })).rejects.toMatchObject({
      type: "unexpected_state",
      message: expect.stringContaining("Amazon Pay could not be asked for the payment: "),
    })
  })

  it("retrievePayment has the charges as Amazon has them now", async () => {
    const context = await start()
    const payment = await context.paid("2500")
    context.sandbox.emulator.clock.advance({ days: 3 })
    const { data: now } = await retrievePayment(context, { data: { amazon_pay: payment } })
    expect(now).toMatchObject({ amazon_pay: { charges: [{ state: "Canceled", reason_code: "ExpiredUnused" }] } })
  })

  it("retrievePayment has the refunds as Amazon has them now", async () => {
    const context = await start()
    await context.paid("2500")
    await context.capture("capt_1", "2500")
    const payment = await context.refund("ref_1", "700")
    context.sandbox.emulator.clock.advance({ minutes: 1 })
    const { data: now } = await retrievePayment(context, { data: { amazon_pay: payment } })
    expect(now).toMatchObject({ amazon_pay: { refunds: [{ state: "Refunded", amount: "700" }] } })
  })
})

describe("the provider in Medusa's hands", () => {
  const start = useProvider()
  /** As Medusa makes it: with its connection and the options. */
  async function made(options = {}) {
    const context = await start(options)
    const endpoints = { api: context.sandbox.emulator.url }
    const cradle = { logger: silent, __pg_connection__: context.database as never }
    return { context, service: new AmazonPayProviderService(cradle, { ...OPTIONS, ...options, endpoints }) }
  }
  const session = { context: { idempotency_key: SESSION } }

  it("takes a payment through its whole life", async () => {
    const { context, service } = await made()
    const { medusa } = context
    await context.approved("2500")
    const { status, data } = await service.authorizePayment(session)
    expect(status).toBe("authorized")
    await medusa.payment("2500")
    await medusa.capture("capt_1", "2500")
    const captured = await service.capturePayment({ data, context: { idempotency_key: "capt_1" } })
    expect(captured.data).toMatchObject({ amazon_pay: { charges: [{ state: "Captured" }] } })
    expect((await service.getPaymentStatus({ data })).status).toBe("captured")
    await medusa.refund("ref_1", "700")
    const refunded = await service.refundPayment({ data, amount: 700, context: { idempotency_key: "ref_1" } })
    expect(refunded.data).toMatchObject({ amazon_pay: { refunds: [{ amount: "700" }] } })
  })

  it("releases what is not captured", async () => {
    const { context, service } = await made()
    await context.paid("2500")
    const canceled = await service.cancelPayment({ context: { idempotency_key: PAYMENT } })
    expect(canceled.data).toMatchObject({ amazon_pay: { charges: [{ state: "Canceled" }] } })
  })

  it("begins a payment session, and begins it anew when it is updated", async () => {
    const { context, service } = await made()
    await context.medusa.session("2500")
    const amount = { amount: 2500, currency_code: "jpy" }
    const { data } = await service.initiatePayment({ ...amount, ...session })
    expect(data).toMatchObject({ amazon_pay: { button: { available: true } } })
    expect(await service.updatePayment({ ...amount, data })).toMatchObject({ status: "pending" })
  })

  it("knows the payment methods of a customer, and whether one is theirs", async () => {
    const { service } = await made()
    expect(await service.listPaymentMethods({ context: { customer: { id: "cus_1" } } as never })).toEqual([])
    await expect(
      service.deletePaymentMethod({ context: { customer: { id: "cus_1" } }, data: { id: "S03-1" } } as never),
    ).rejects.toMatchObject({ code: "charge_permission_not_found" })
    await expect(service.savePaymentMethod()).rejects.toMatchObject({ code: "stored_with_purchase" })
  })

  it("makes no account for a customer: Amazon keeps it", async () => {
    const { service } = await made()
    expect(await service.createAccountHolder({ context: { customer: { id: "cus_1" } } } as never)).toEqual({
      id: "cus_1",
    })
  })

  it("hands on nothing of what a database says, which may name the buyer", async () => {
    const raw = () => Promise.reject(new Error("insert into cart_address values ('山田太郎')"))
    const service = new AmazonPayProviderService({ logger: silent, __pg_connection__: { raw } as never }, OPTIONS)
    const failed = service.authorizePayment(session)
    await expect(failed).rejects.toMatchObject({ code: "shop_unreachable" })
    await expect(failed).rejects.not.toThrow("山田太郎")
  })

  it("hands on errors of its own as they are", async () => {
    const { service } = await made()
    await expect(service.authorizePayment(session)).rejects.toMatchObject({
      code: "not_approved",
      message: expect.stringContaining("The buyer has not been to Amazon Pay"),
    })
  })
})
