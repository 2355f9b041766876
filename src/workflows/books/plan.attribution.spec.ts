import type { RefundId } from "../../amazon/ids"
import { Money } from "../../amazon/money"
import type { Outcome } from "../../ledger/operation"
import { CHARGE, chargeEntry, operationEntry, PERMISSION, REFUND, refundEntry } from "../../ledger/test/entries"
import { bookingMark } from "../../providers/amazon-pay/data/booking-mark"
import { isBusy, planBooks, type PaymentBooks } from "./plan"
import { booking, booksWith, chargeId, NOW } from "./test/books"

const yen = (amount: number) => Money.of(amount, "JPY")
const FRESH = { created_at: new Date(NOW.getTime() - 1_000) }
const amountOf = (value: number | string) => booking("", value).amount
const plan = (more: Partial<PaymentBooks>) => planBooks(booksWith(more), NOW)

const taken = (number: number, captured: number, more: Parameters<typeof chargeEntry>[1] = {}) =>
  chargeEntry("Captured", { id: chargeId(number), captured: yen(captured), amount: yen(captured), ...more })

describe("somebody is busy with a payment", () => {
  const rows = { operations: [], captures: [], refunds: [] }
  const old = booking("old", 700)
  const fresh = booking("fresh", 700, FRESH)

  it("while Amazon is asked for something", () => {
    const request = { kind: "cancel", chargeId: CHARGE, cancellationReason: "for a test" } as const
    expect(isBusy({ ...rows, operations: [operationEntry(request, { outcome: "open" })] }, NOW)).toBe(true)
    expect(isBusy({ ...rows, operations: [operationEntry(request)] }, NOW)).toBe(false)
  })

  it("who has just written a capture or a refund, and may be about to ask Amazon for it", () => {
    expect(isBusy({ ...rows, captures: [old, fresh] }, NOW)).toBe(true)
    expect(isBusy({ ...rows, refunds: [old, fresh] }, NOW)).toBe(true)
  })

  it("no more half a minute later", () => {
    const halfAMinuteAgo = booking("capt_1", 700, { created_at: new Date(NOW.getTime() - 30_000) })
    expect(isBusy({ ...rows, captures: [halfAMinuteAgo], refunds: [old] }, NOW)).toBe(false)
  })
})

describe("a charge", () => {
  it("is one row's, where two of the same amount asked for nothing", () => {
    const captures = [booking("capt_1", 1250), booking("capt_2", 1250)]
    expect(plan({ captures, charges: [taken(1, 1250)] }).corrections).toMatchObject([
      { do: "assign charge", charge_id: chargeId(1), capture_id: "capt_1" },
      { do: "make capture", booking: { id: "capt_2" } },
    ])
  })

  it("is not that of a row of which another charge has left less than it took", () => {
    const charges = [taken(1, 1000, { capture_id: "capt_1" }), taken(2, 2000)]
    const { corrections, beyond } = plan({ captures: [booking("capt_1", 2500)], charges })
    expect(corrections).toEqual([])
    expect(beyond.toString()).toBe("500 JPY")
  })

  it("that took less than the payment is booked, though another capture is under way", () => {
    const underWay = chargeEntry("CaptureInitiated", { amount: yen(1500), capture_id: "capt_1" })
    const { corrections, isPending } = plan({
      captures: [booking("capt_1", 1500)],
      charges: [underWay, taken(2, 1000)],
    })
    expect(corrections).toMatchObject([
      { do: "book capture", amount: amountOf(1000), mark: bookingMark(chargeId(2)), charges: [{ id: chargeId(2) }] },
    ])
    expect(isPending).toBe(true)
  })

  it("is booked anew with the row that the ledger has for it, so that it is claimed from that one", () => {
    const { corrections } = plan({ charges: [taken(1, 2500, { capture_id: "capt_gone" })] })
    expect(corrections).toMatchObject([{ charges: [{ id: chargeId(1), capture_id: "capt_gone" }] }])
  })

  it("is booked in whole yen while more is outstanding", () => {
    const charges = [taken(1, 334, { capture_id: "capt_1" }), taken(2, 333)]
    const { corrections } = plan({ amount: amountOf("1000.5"), captures: [booking("capt_1", "333.5")], charges })
    expect(corrections).toMatchObject([{ do: "book capture", amount: amountOf(333) }])
  })
})

describe("a capture's row", () => {
  it("is not waited for where its charge is there, however fresh it is", () => {
    const charges = [taken(1, 2500, { capture_id: "capt_1" })]
    expect(plan({ captures: [booking("capt_1", 2500, FRESH)], charges })).toMatchObject({
      corrections: [],
      isPending: false,
    })
  })

  it("that asked for nothing is made, though another row has asked for its own", () => {
    const request = { kind: "capture", chargeId: chargeId(1), captureAmount: yen(1000).toPrice() } as const
    const { corrections } = plan({
      captures: [booking("capt_1", 1000), booking("capt_2", 1500)],
      charges: [taken(1, 1000, { capture_id: "capt_1" })],
      operations: [operationEntry(request, { owner: "capt_1" })],
    })
    expect(corrections).toMatchObject([{ do: "make capture", booking: { id: "capt_2" } }])
  })

  it.each([
    ["Declined", "declined"],
    ["Canceled", "declined"],
    ["Authorized", "interrupted"],
  ] as const)("is taken back, when its charge is %s, as %s", (state, why) => {
    const request = { kind: "capture", chargeId: CHARGE, captureAmount: yen(2500).toPrice() } as const
    const { corrections } = plan({
      captures: [booking("capt_1", 2500)],
      charges: [chargeEntry(state, { capture_id: "capt_1" })],
      operations: [operationEntry(request, { owner: "capt_1" })],
    })
    expect(corrections).toMatchObject([{ do: "take back capture", why, lost: yen(2500) }])
  })

  it("is left alone where one charge for it was declined and another took all of it", () => {
    const declined = chargeEntry("Declined", { id: chargeId(2), capture_id: "capt_1" })
    const charges = [declined, taken(1, 2500, { capture_id: "capt_1" })]
    expect(plan({ captures: [booking("capt_1", 2500)], charges }).corrections).toEqual([])
  })

  it.each([
    [1, 334],
    [2, 333],
    [3, 334],
  ])("of ¥333.5, number %i of three, has lost its part of the sum: ¥%i", (number, lost) => {
    const charges = [334, 333, 334].map((amount, index) => {
      const at = index + 1
      const more = { id: chargeId(at), capture_id: `capt_${String(at)}`, amount: yen(amount), captured: yen(amount) }
      return chargeEntry(at === number ? "Declined" : "Captured", more)
    })
    const captures = [1, 2, 3].map((at) => booking(`capt_${String(at)}`, "333.5"))
    expect(plan({ amount: amountOf("1000.5"), captures, charges }).corrections[0]).toMatchObject({
      do: "take back capture",
      booking: { id: `capt_${String(number)}` },
      lost: yen(lost),
    })
  })
})

describe("what a row of ¥333.5 after another one comes to", () => {
  const captures = [booking("capt_1", "333.5"), booking("capt_2", "333.5")]
  const declined = (amount: number) =>
    chargeEntry("Declined", { id: chargeId(3), capture_id: "capt_2", amount: yen(amount), captured: yen(0) })
  const asked = (amount: number, outcome: Outcome) => {
    const request = { kind: "capture", chargeId: chargeId(3), captureAmount: yen(amount).toPrice() } as const
    return operationEntry(request, { owner: "capt_2", outcome })
  }
  const lostWith = (more: Pick<PaymentBooks, "charges" | "operations">) => {
    const charges = [taken(1, 334, { capture_id: "capt_1" }), ...more.charges]
    const [correction] = plan({ ...more, amount: amountOf(667), captures, charges }).corrections
    return correction?.do === "take back capture" ? correction.lost.amount : correction?.do
  }

  it("is what was asked for it, whatever else of it is prepared", () => {
    const operations = [asked(334, "made"), asked(334, "prepared")]
    expect(lostWith({ charges: [declined(334)], operations })).toBe("334")
  })

  it("is its part of the sum, where Amazon refused a part of what was asked for it", () => {
    const charges = [taken(2, 1, { capture_id: "capt_2" }), declined(333)]
    expect(lostWith({ charges, operations: [asked(1, "made"), asked(333, "refused")] })).toBe("332")
  })
})

const refundId = (number: number) => `${PERMISSION}-R${String(number).padStart(6, "0")}` as RefundId
const returned = (number: number, amount: number, more: Parameters<typeof refundEntry>[1] = {}) =>
  refundEntry("Refunded", { id: refundId(number), amount: yen(amount), ...more })

/** A payment of ¥2,500 that was captured, of which as much is refunded. */
const refundPlan = (refunded: number, more: Partial<PaymentBooks>) =>
  plan({
    captures: [booking("capt_1", 2500)],
    charges: [chargeEntry("Captured", { capture_id: "capt_1", refunded: yen(refunded) })],
    ...more,
  })

describe("a refund of Amazon's", () => {
  it("is booked in its own name, beside one that has its row", () => {
    const chargeRefunds = [returned(1, 700, { refund_id: "ref_1" }), returned(2, 300)]
    expect(refundPlan(1000, { refunds: [booking("ref_1", 700)], chargeRefunds }).corrections).toMatchObject([
      { do: "book refund", amount: amountOf(300), mark: bookingMark(refundId(2)), refund: { id: refundId(2) } },
    ])
  })

  it("is booked anew in its own name when its row is gone, and claimed from that one", () => {
    const chargeRefunds = [refundEntry("Refunded", { refund_id: "ref_gone" })]
    expect(refundPlan(700, { chargeRefunds }).corrections).toMatchObject([
      { do: "book refund", mark: bookingMark(REFUND), refund: { id: REFUND, refund_id: "ref_gone" } },
    ])
  })

  it("is not that of a row that has its own", () => {
    const chargeRefunds = [returned(1, 700, { refund_id: "ref_1" }), returned(2, 700)]
    expect(refundPlan(1400, { refunds: [booking("ref_1", 700)], chargeRefunds }).corrections).toMatchObject([
      { do: "book refund", mark: bookingMark(refundId(2)) },
    ])
  })

  it("is not that of a row that is for less", () => {
    const { corrections } = refundPlan(900, { refunds: [booking("ref_1", 700)], chargeRefunds: [returned(1, 900)] })
    expect(corrections).toMatchObject([{ do: "book refund", amount: amountOf(200) }])
  })

  it("is one row's, where two of the same amount asked for nothing", () => {
    const refunds = [booking("ref_1", 350), booking("ref_2", 350)]
    expect(refundPlan(350, { refunds, chargeRefunds: [returned(1, 350)] }).corrections).toMatchObject([
      { do: "assign refund", refund_id: refundId(1), booking_id: "ref_1" },
      { do: "take back refund", booking: { id: "ref_2" }, why: "interrupted", lost: yen(350) },
    ])
  })

  it("that nobody named is booked in the name of the charge that has it", () => {
    const charges = [
      taken(1, 1500, { capture_id: "capt_1", refunded: yen(700) }),
      taken(2, 1000, { capture_id: "capt_2", refunded: yen(500) }),
    ]
    const { corrections } = plan({
      captures: [booking("capt_1", 1500), booking("capt_2", 1000)],
      charges,
      refunds: [booking("ref_1", 700)],
      chargeRefunds: [returned(1, 700, { charge_id: chargeId(1), refund_id: "ref_1" })],
    })
    expect(corrections).toMatchObject([
      { do: "book refund", amount: amountOf(500), mark: bookingMark(`${chargeId(2)}:1200`), refund: null },
    ])
  })

  it.each([
    ["RefundInitiated", true],
    ["Unknown", true],
    ["Refunded", false],
    ["Declined", false],
  ] as const)("that is %s beside one that is settled is looked at again soon: %s", (state, isPending) => {
    const chargeRefunds = [returned(1, 300), refundEntry(state, { id: refundId(2) })]
    expect(refundPlan(300, { chargeRefunds }).isPending).toBe(isPending)
  })
})

describe("a refund's row", () => {
  it("is waited for while it is fresh and nothing is there of it", () => {
    expect(refundPlan(0, { refunds: [booking("ref_1", 700, FRESH)] })).toMatchObject({
      corrections: [],
      isPending: true,
    })
  })

  it("is not waited for where its refund is there, however fresh it is", () => {
    const chargeRefunds = [returned(1, 700, { refund_id: "ref_1" })]
    expect(refundPlan(700, { refunds: [booking("ref_1", 700, FRESH)], chargeRefunds })).toMatchObject({
      corrections: [],
      isPending: false,
    })
  })

  it.each([
    ["its refund", booking("ref_1", 700), "ref_1"],
    ["the refund that it was booked for", booking("ref_1", 700, { created_by: bookingMark(REFUND) }), null],
  ])("is taken back as declined when %s is", (_, row, refund_id) => {
    const { corrections } = refundPlan(0, { refunds: [row], chargeRefunds: [refundEntry("Declined", { refund_id })] })
    expect(corrections).toMatchObject([{ do: "take back refund", why: "declined", lost: yen(700) }])
  })

  it("is left alone where one refund for it was declined and another gave all of it back", () => {
    const declined = refundEntry("Declined", { id: refundId(2), refund_id: "ref_1" })
    const chargeRefunds = [declined, returned(1, 700, { refund_id: "ref_1" })]
    expect(refundPlan(700, { refunds: [booking("ref_1", 700)], chargeRefunds }).corrections).toEqual([])
  })

  it("is taken back once, before those that were found", () => {
    const found = booking("ref_2", 400, { created_by: bookingMark(`${CHARGE}:400`) })
    expect(refundPlan(0, { refunds: [booking("ref_1", 300), found] }).corrections).toMatchObject([
      { booking: { id: "ref_1" }, why: "interrupted", lost: yen(300) },
      { booking: { id: "ref_2" }, why: "found", lost: yen(400) },
    ])
  })
})
