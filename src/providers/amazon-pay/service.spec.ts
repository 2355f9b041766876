import { MERCHANT, PRIVATE_KEY_PEM } from "../../amazon/test/sandbox"
import { retrievePayment } from "./methods/retrieve-payment"
import { OPTIONS, silent, useProvider } from "./test/provider"
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
