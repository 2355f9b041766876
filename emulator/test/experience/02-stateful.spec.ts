import fc from "fast-check"
import { AmazonPayError } from "../../src/index.js"
import { startShop, yen, type Answer, type Json, type Shop } from "../support/shop.js"

type Step =
  | {
      readonly kind: "charge"
      readonly amount: number
      readonly captureNow: boolean
      readonly later: boolean
      readonly code: string
    }
  | { readonly kind: "mend" }
  | { readonly kind: "capture" | "refund"; readonly pick: number; readonly amount: number }
  | { readonly kind: "cancel"; readonly pick: number }
  | { readonly kind: "close"; readonly cancelPendingCharges: boolean }
  | { readonly kind: "wait"; readonly hours: number }

const amount = fc.integer({ min: 0, max: 6_000 })
const pick = fc.nat({ max: 5 })
const code = fc.constantFrom(
  "",
  "",
  "",
  "SoftDeclined",
  "HardDeclined",
  "AmazonRejected",
  "CaptureInitiated",
  "Nonsense",
)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("charge" as const), amount, captureNow: fc.boolean(), later: fc.boolean(), code }),
  fc.record({ kind: fc.constant("mend" as const) }),
  fc.record({ kind: fc.constantFrom("capture" as const, "refund" as const), pick, amount }),
  fc.record({ kind: fc.constant("cancel" as const), pick }),
  fc.record({ kind: fc.constant("close" as const), cancelPendingCharges: fc.boolean() }),
  fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 0, max: 60 }) }),
)

const LEGAL: Record<string, readonly string[]> = {
  AuthorizationInitiated: ["Authorized", "Declined", "Canceled"],
  Authorized: ["Captured", "CaptureInitiated", "Canceled", "Declined"],
  CaptureInitiated: ["Captured", "Declined"],
  Chargeable: ["NonChargeable", "Closed", "Chargeable"],
  NonChargeable: ["Chargeable", "Closed"],
  RefundInitiated: ["Refunded", "Declined"],
  Open: ["Completed", "Canceled"],
}

const minor = (price: Json | undefined): number => Number(price?.amount ?? 0)

/** The buyer mends what can be mended; a closed permission cannot. */
function mend(shop: Shop, chargePermissionId: string): void {
  try {
    shop.emulator.buyer.mend({ chargePermissionId, payment: "1111" })
  } catch (error) {
    if (!(error instanceof AmazonPayError)) throw error
  }
}

async function take(shop: Shop, permissionId: string, charges: readonly string[], move: Step): Promise<Answer | null> {
  switch (move.kind) {
    case "charge":
      return shop.call("POST", "charges", {
        body: {
          chargePermissionId: permissionId,
          chargeAmount: yen(move.amount),
          captureNow: move.captureNow,
          canHandlePendingAuthorization: move.later,
        },
        simulation: move.code,
      })
    case "mend":
      mend(shop, permissionId)
      return null
    case "capture":
      return shop.call("POST", `charges/${charges[move.pick]}/capture`, { body: { captureAmount: yen(move.amount) } })
    case "refund":
      return shop.call("POST", "refunds", {
        body: { chargeId: charges[move.pick] ?? "x", refundAmount: yen(move.amount) },
      })
    case "cancel":
      return shop.call("DELETE", `charges/${charges[move.pick]}/cancel`, { body: {} })
    case "close": {
      const { cancelPendingCharges } = move
      return shop.call("DELETE", `chargePermissions/${permissionId}/close`, { body: { cancelPendingCharges } })
    }
    case "wait":
      shop.emulator.clock.advance({ hours: move.hours })
      return null
  }
}

async function assertBooks(shop: Shop, permissionId: string, charges: readonly string[]): Promise<void> {
  const { body: permission } = await shop.call("GET", `chargePermissions/${permissionId}`)
  let held = 0
  for (const id of charges) {
    const { body } = await shop.call("GET", `charges/${id}`)
    const [authorised, captured, refunded] = [body.chargeAmount, body.captureAmount, body.refundedAmount].map(minor)
    const state = String(body.statusDetails?.state)
    expect(authorised).toBeGreaterThanOrEqual(captured ?? 0)
    expect(captured).toBeGreaterThanOrEqual((refunded ?? 0) - Math.min((captured ?? 0) * 0.15, 8_400))
    if (["Authorized", "AuthorizationInitiated", "CaptureInitiated"].includes(state)) held += authorised ?? 0
    if (state === "Captured") held += captured ?? 0
  }
  expect(minor(permission.limits?.amountBalance)).toBe(minor(permission.limits?.amountLimit) - held)
}

function assertTransitions(shop: Shop): void {
  const states = new Map<string, string>()
  for (const event of shop.emulator.events.list()) {
    if (event.type === "call") continue
    const { objectId, state } = event
    const before = states.get(objectId)
    if (before !== undefined) expect(LEGAL[before]).toContain(state)
    states.set(objectId, state)
  }
}

describe("2. Whatever a shop calls", () => {
  it("no answer is 5xx, no transition illegal, and the books balance", async () => {
    const shop = await startShop()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        shop.emulator.reset()
        const { permissionId } = await shop.purchase({ paymentIntent: "Confirm", chargeAmount: yen(9_000) })
        const charges: string[] = []
        for (const move of steps) {
          const answer = await take(shop, permissionId, charges, move)
          expect(answer?.status ?? 0).toBeLessThan(500)
          if (move.kind === "charge" && answer?.status === 201) charges.push(String(answer.body.chargeId))
        }
        await assertBooks(shop, permissionId, charges)
        assertTransitions(shop)
      }),
      { numRuns: 60 },
    )
  })

  it("no checkout goes a way it cannot go, whatever shop and buyer do with it", async () => {
    const shop = await startShop()
    const move = fc.oneof(
      fc.record({ kind: fc.constantFrom("update" as const, "complete" as const), amount }),
      fc.record({ kind: fc.constant("approve" as const), outcome: fc.constantFrom("approve", "cancel", "decline") }),
      fc.record({ kind: fc.constant("change" as const), payment: fc.constantFrom("1111", "3434", "0701", "9999") }),
      fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 0, max: 13 }) }),
    )
    const asBuyer = (path: string, body: object) =>
      fetch(`${shop.emulator.url}/_emulator/buyer/${path}`, { method: "POST", body: JSON.stringify(body) })
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 12 }), async (moves) => {
        shop.emulator.reset()
        const checkoutSessionId = shop.checkout()
        for (const one of moves) {
          if (one.kind === "wait") shop.emulator.clock.advance({ hours: one.hours })
          else if (one.kind === "update") await shop.update(checkoutSessionId, { chargeAmount: yen(one.amount) })
          else if (one.kind === "complete") await shop.complete(checkoutSessionId, yen(one.amount))
          else await asBuyer(one.kind, { ...one, kind: undefined, checkoutSessionId })
        }
        assertTransitions(shop)
        const statuses = shop.emulator.requests.list().map(({ status }) => status ?? 0)
        expect(Math.max(0, ...statuses)).toBeLessThan(500)
        expect(shop.emulator.objects("chargePermissions").length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 60 },
    )
  })

  it("no odd body is answered with 5xx", async () => {
    const shop = await startShop()
    const id = shop.checkout()
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.constantFrom("", "paymentDetails", "merchantMetadata"),
        async (value, field) => {
          const body = field === "" ? value : { [field]: value }
          const { status } = await shop.call("PATCH", `checkoutSessions/${id}`, { body })
          expect(status).toBeLessThan(500)
        },
      ),
      { numRuns: 150 },
    )
  })
})
