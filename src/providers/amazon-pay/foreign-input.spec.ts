import fc from "fast-check"
import { isChargeId, isChargePermissionId, isCheckoutSessionId } from "../../amazon/ids"
import { Money } from "../../amazon/money"
import { preferredLanguage } from "../../amazon/preferred-language"
import { parseEnvelope, parsePaymentNotification, SnsMalformedError } from "../../amazon/sns"
import { parseTimestamp } from "../../amazon/timestamp"
import { accountOf } from "./account/account"
import { checkoutToken, claimedProvider, openCheckoutToken, tokenOfReturnUrl } from "./checkout/checkout-token"
import { openConfirmation, openRecharge } from "./checkout/confirmation"
import { readStoredMethod } from "./methods/stored-method"
import { ShopError } from "./shop-error"
import { OPTIONS, PROVIDER, silent } from "./test/provider"

/** More, or another sequence: FUZZ_RUNS=100000 FUZZ_SEED=7. */
const numRuns = Number(process.env["FUZZ_RUNS"] ?? 300)
const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 100_000)

const account = accountOf({ ...OPTIONS }, silent)
const CLAIM = { cart_id: "cart_1", provider_id: PROVIDER, flow: "review" } as const
const TOKEN = checkoutToken(account, CLAIM)

const text = fc.string({ unit: "binary", maxLength: 100 })
const NAMES = ["__proto__", "constructor", "toString", "length", "amazon_pay", "sealed", "payment_method"]

/** A message that is right, with some of its fields exchanged, so that what is behind the first check is met, too. */
function nearly(message: Record<string, unknown>) {
  const name = fc.constantFrom(...Object.keys(message), ...NAMES)
  const changes = fc.dictionary(name, fc.anything(), { maxKeys: 2, noNullPrototype: false })
  return fc.oneof(
    fc.anything(),
    text,
    changes.map((some) => ({ ...message, ...some })),
    changes.map((some) =>
      JSON.stringify({ ...message, ...some }, (_, value: unknown) => (typeof value === "bigint" ? 1 : value)),
    ),
    fc.nat(400).map((end) => JSON.stringify(message).slice(0, end)),
    fc.integer({ min: 1, max: 20_000 }).map((depth) => "[".repeat(depth)),
  )
}

const ENVELOPE = {
  Type: "SubscriptionConfirmation",
  MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
  TopicArn: "arn:aws:sns:us-east-1:123456789012:A3TESTMERCHANT",
  Message: "{}",
  Timestamp: "2026-10-01T00:00:00.000Z",
  SignatureVersion: "1",
  Signature: "c2lnbmF0dXJl",
  SigningCertURL: "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem",
  Token: "token",
  SubscribeURL: "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription",
}
const NOTIFICATION = {
  MerchantID: "A3TESTMERCHANT",
  ObjectType: "CHARGE",
  ObjectId: "S03-1234567-1234567-C123456",
  ChargePermissionId: "S03-1234567-1234567",
}

/** What a reader makes of it, or the one error that it may throw. */
function outcomeOf<Result>(Expected: new (...args: never[]) => Error, read: () => Result): Result | null {
  try {
    return read()
  } catch (error) {
    expect(error).toBeInstanceOf(Expected)
    return null
  }
}

function forAny<Value>(arbitrary: fc.Arbitrary<Value>, check: (value: Value) => void): void {
  fc.assert(fc.property(arbitrary, check), { numRuns, seed })
}

describe(`of anything that others may have written (FUZZ_SEED=${seed})`, () => {
  it("an SNS envelope has only texts that are no longer than they may be, or is refused by its fields' names", () => {
    forAny(nearly(ENVELOPE), (body) => {
      const envelope = outcomeOf(SnsMalformedError, () => parseEnvelope(body))
      if (envelope === null) return
      expect(envelope.topicArn).toMatch(/^arn:[a-z-]+:sns:[\w-]+:\d{12}:[\w-]+$/)
      const texts = Object.values(envelope).filter((value) => typeof value === "string")
      expect(texts.every((value) => value.length <= 32_000)).toBe(true)
    })
  })

  it("a notification names merchant and object in plain words, and a permission whose id is safe in a path", () => {
    forAny(nearly(NOTIFICATION), (message) => {
      const notification = outcomeOf(SnsMalformedError, () => parsePaymentNotification(message as string))
      if (notification === null) return
      const { merchantId, objectType, objectId, chargePermissionId } = notification
      for (const word of [merchantId, objectType, objectId]) expect(word).toMatch(/^[\w-]{1,64}$/)
      expect(chargePermissionId === null || isChargePermissionId(chargePermissionId)).toBe(true)
    })
  })

  it("a checkout parameter is believed only as it was sealed", () => {
    const changed = fc
      .tuple(fc.nat(TOKEN.length), text)
      .map(([at, some]) => TOKEN.slice(0, at) + some + TOKEN.slice(at))
      .filter((token) => token !== TOKEN)
    forAny(fc.oneof(fc.anything(), text, changed), (token) => {
      expect(openCheckoutToken(account, PROVIDER, token)).toBeNull()
      expect(typeof claimedProvider(token)).toMatch(/^(string|object)$/)
    })
  })

  it("a return URL has the parameter that is in it, or none", () => {
    forAny(fc.oneof(text, fc.webUrl({ withQueryParameters: true })), (url) => {
      expect(openCheckoutToken(account, PROVIDER, tokenOfReturnUrl(url))).toBeNull()
    })
  })

  it("a payment session's data confirms and charges nothing that is not sealed", () => {
    const sealed = fc.oneof(fc.anything(), text, fc.constant(TOKEN))
    const data = fc.oneof(
      nearly({ amazon_pay: { sealed: "a.b" } }),
      sealed.map((token) => ({ amazon_pay: { sealed: token } })),
    )
    forAny(data, (value) => {
      const given = value as Record<string, unknown>
      expect(openConfirmation(account, given)).toBeNull()
      expect(openRecharge(account, given)).toBeNull()
    })
  })

  it("a stored payment method has a period that can be written down, or is refused", () => {
    forAny(nearly({ payment_method: "S03-1234567-1234567", capture_method: "manual", period: "2026-10" }), (value) => {
      const method = outcomeOf(ShopError, () => readStoredMethod(value as Record<string, unknown>))
      if (method) expect(method.period ?? "-").toMatch(/^[\x20-\x7e]{1,64}$/)
    })
  })

  it("an id is safe in a path, an amount is one that Amazon could have sent, an instant is one", () => {
    forAny(fc.anything(), (value) => {
      if (isCheckoutSessionId(value) || isChargeId(value)) expect(encodeURIComponent(value)).toBe(value)
    })
    const amount = fc.oneof(
      text,
      fc.double().map(String),
      fc.bigInt().map(String),
      fc.constantFrom("1e999", "0x10", "-0"),
    )
    forAny(fc.tuple(amount, fc.oneof(text, fc.constantFrom("JPY", "jpy", "USD"))), ([given, currencyCode]) => {
      const money = Money.read({ amount: given, currencyCode })
      if (money) expect(money.amount).toMatch(/^\d+(\.\d\d)?$/)
    })
    forAny(fc.oneof(text, fc.date({ noInvalidDate: false }).map(String)), (given) => {
      expect(parseTimestamp(given)?.getTime()).not.toBeNaN()
    })
  })

  it("a language is one of those there are", () => {
    const header = fc.string({ unit: fc.constantFrom(...Array.from("aj-_,;=q.01* ")), maxLength: 3_000 })
    forAny(fc.oneof(text, header), (wanted) => {
      expect(["ja", "en"]).toContain(preferredLanguage(wanted, ["ja", "en"]))
    })
  })
})
