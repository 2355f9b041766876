import { sealRecharge, type Recharge } from "../checkout/confirmation"
import { useProvider, type TestProvider } from "../test/provider"
import { begin } from "../test/stored"

const NEXT = "pay_col_next"
const CHARGES = { method: "POST", pattern: "/charges$" } as const

describe("a charge on an order's Charge Permission, without the buyer", () => {
  const start = useProvider()
  let provider: TestProvider
  let permission: NonNullable<Awaited<ReturnType<TestProvider["paid"]>>["charge_permission_id"]>
  /** ¥1,000 of ¥2,500 are charged, so that there is room for more. */
  const first = async (options: Parameters<typeof start>[0] = {}) => {
    provider = await start(options)
    permission = (await provider.paid("2500", "1000")).charge_permission_id!
  }
  const turn = async () => (await provider.ledger.ofPermission(permission)).permissions[0]!.turn
  const recharge = (more: Partial<Recharge> = {}, amount = "1500") =>
    begin(
      provider,
      sealRecharge(provider.account, {
        charge_permission_id: permission,
        payment_collection_id: NEXT,
        turn: null,
        order_number: null,
        ...more,
      }),
      { collection: NEXT, amount },
    )
  const atAmazon = () => provider.sandbox.emulator.objects("charges").slice(1)

  it("is written down when the session is begun, and made when it is authorized", async () => {
    await first()
    const { authorize } = await recharge()
    expect(atAmazon()).toEqual([])
    expect(await authorize()).toBe("authorized")
    expect(atAmazon()).toMatchObject([
      { chargePermissionId: permission, chargeAmount: { amount: "1500" }, statusDetails: { state: "Authorized" } },
    ])
  })

  it("is made once, however often it is authorized", async () => {
    await first()
    const { authorize } = await recharge()
    await authorize()
    expect(await authorize()).toBe("authorized")
    expect(atAmazon()).toHaveLength(1)
  })

  it("bears the number of its order", async () => {
    await first()
    await (await recharge({ order_number: "8" })).authorize()
    expect(atAmazon()).toMatchObject([{ merchantMetadata: { merchantReferenceId: "8" } }])
  })

  it.each([
    ["Authorize", undefined, "authorized"],
    ["Authorize", true, "captured"],
    ["AuthorizeWithCapture", undefined, "captured"],
    ["AuthorizeWithCapture", false, "authorized"],
  ] as const)(
    "is captured as the options say (%s), unless it says so itself (%p): %s",
    async (paymentIntent, capture, status) => {
      await first({ paymentIntent })
      expect(await (await recharge({ ...(capture === undefined ? {} : { capture }) })).authorize()).toBe(status)
    },
  )

  it.each([
    [true, undefined, "pending_authorization"],
    [true, false, null],
    [false, undefined, null],
    [false, true, "pending_authorization"],
  ] as const)(
    "may be decided later as the options say (%p), unless it says so itself (%p): %p",
    async (canHandlePendingAuthorization, pending, status) => {
      await first({ canHandlePendingAuthorization })
      const { authorize } = await recharge({ ...(pending === undefined ? {} : { pending }) })
      provider.sandbox.emulator.faults.add({ ...CHARGES, kind: "simulate", code: "TransactionTimedOut" })
      const got = await authorize().catch((error: unknown) => {
        expect(error).toMatchObject({ code: "TransactionTimedOut" })
        return null
      })
      expect(got).toBe(status)
    },
  )

  it("is decided at once where it is captured at once: Amazon refuses the pair", async () => {
    await first({ canHandlePendingAuthorization: true })
    expect(await (await recharge({ capture: true })).authorize()).toBe("captured")
    const asked = provider.sandbox.emulator.requests.list().findLast(({ path }) => path.endsWith("/charges"))
    expect(JSON.parse(asked?.requestBody ?? "{}")).toMatchObject({
      captureNow: true,
      canHandlePendingAuthorization: false,
    })
  })

  it("that Amazon declines is told with the amount, Amazon's reason and what to do", async () => {
    await first()
    provider.sandbox.emulator.faults.add({ ...CHARGES, kind: "simulate", code: "HardDeclined" })
    const { authorize } = await recharge()
    await expect(authorize()).rejects.toMatchObject({
      type: "not_allowed",
      code: "HardDeclined",
      message: expect.stringMatching(
        /^Amazon Pay did not charge 1500 JPY: .*HardDeclined.*Ask the buyer to choose another payment method\.$/,
      ),
    })
    await expect(authorize()).rejects.toMatchObject({
      type: "not_allowed",
      code: "HardDeclined",
      message: "Amazon Pay did not charge 1500 JPY: it was declined (HardDeclined).",
    })
  })

  it("without an answer is not known, and found out later", async () => {
    await first()
    provider.sandbox.emulator.faults.add({ ...CHARGES, kind: "drop-after", times: 3 })
    const { authorize } = await recharge()
    await expect(authorize()).rejects.toMatchObject({
      code: "outcome_unknown",
      message: expect.stringContaining("whether it made the charge of 1500 JPY"),
    })
    expect(await authorize()).toBe("authorized")
    expect(atAmazon()).toHaveLength(1)
  })

  it("is not made once something else happened on the permission", async () => {
    await first()
    const { authorize } = await recharge({ turn: await turn() })
    await provider.capture("capt_1", "1000")
    const refusal = {
      type: "conflict",
      code: "permission_changed",
      message: expect.stringContaining("Nothing was charged."),
    }
    await expect(authorize()).rejects.toMatchObject(refusal)
    await expect(authorize()).rejects.toMatchObject({ code: "not_approved" })
    expect(atAmazon()).toEqual([])
  })

  it("is made while nothing else happened", async () => {
    await first()
    expect(await (await recharge({ turn: await turn() })).authorize()).toBe("authorized")
  })

  it.each([
    ["by whoever decided on it", () => turn(), { type: "conflict", code: "permission_changed" }],
    ["by an admin", () => Promise.resolve(null), { type: "not_allowed", code: "payment_canceled" }],
  ])("is not made once what it pays is canceled, which is decided anew %s", async (_, decided, refusal) => {
    await first()
    const { authorize } = await recharge({ turn: await decided() })
    await provider.database.raw("update payment_collection set status = 'canceled' where id = ?", [NEXT])
    await expect(authorize()).rejects.toMatchObject(refusal)
    expect(atAmazon()).toEqual([])
  })

  it("is not made of a seal for another payment collection", async () => {
    await first()
    const { authorize } = await recharge({ payment_collection_id: "pay_col_other" })
    await expect(authorize()).rejects.toMatchObject({ code: "not_approved" })
    expect(atAmazon()).toEqual([])
  })
})
