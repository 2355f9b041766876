import { Money } from "../../amazon/money"
import type { ChargeState, RefundState } from "../../amazon/states"
import { CHARGE, chargeEntry, operationEntry, REFUND, refundEntry } from "../../ledger/test/entries"
import { bookingMark } from "../../providers/amazon-pay/data/booking-mark"
import { cellsOf } from "../../ledger/test/cells"
import type { Booking } from "./order-payments"
import { planBooks, type Correction, type PaymentBooks } from "./plan"
import { booking, booksWith, chargeId, NOW, sumOf } from "./test/books"

const yen = (amount: number) => Money.of(amount, "JPY")
const FRESH = { created_at: new Date(NOW.getTime() - 1_000) }
const capturing = { kind: "capture", chargeId: CHARGE, captureAmount: yen(2500).toPrice() } as const
const refunding = { kind: "refund", chargeId: CHARGE, refundAmount: yen(700).toPrice() } as const
const cancelling = { kind: "cancel", chargeId: CHARGE, cancellationReason: "for a test" } as const

const OPEN = [operationEntry(cancelling, { outcome: "open" })]

/** What Medusa has for a charge. */
const CAPTURE_ROWS = {
  "no row": {},
  "its row": {
    captures: [booking("capt_1", 2500)],
    capture_id: "capt_1",
    operations: [operationEntry(capturing, { owner: "capt_1", object_id: CHARGE })],
  },
  "a row with its mark": { captures: [booking("capt_1", 2500, { created_by: bookingMark(CHARGE) })] },
  "a row that is gone": { capture_id: "capt_gone" },
  "a row that asked for nothing": { captures: [booking("capt_1", 2500)] },
  "a row written just now": { captures: [booking("capt_1", 2500, FRESH)] },
  "a row that was refused": {
    captures: [booking("capt_1", 2500)],
    operations: [operationEntry(capturing, { owner: "capt_1", outcome: "refused" })],
  },
} as const satisfies Record<string, Partial<PaymentBooks> & { capture_id?: string }>
type CaptureRow = keyof typeof CAPTURE_ROWS

type Do = Correction["do"] | "nothing"
const NOTHING: Record<CaptureRow, Do> = {
  "no row": "nothing",
  "its row": "nothing",
  "a row with its mark": "nothing",
  "a row that is gone": "nothing",
  "a row that asked for nothing": "nothing",
  "a row written just now": "nothing",
  "a row that was refused": "nothing",
}
const NOT_TAKEN: Record<CaptureRow, Do> = {
  ...NOTHING,
  "its row": "take back capture",
  "a row with its mark": "take back capture",
  "a row that asked for nothing": "make capture",
  "a row that was refused": "take back capture",
}
const TAKEN: Record<CaptureRow, Do> = {
  ...NOTHING,
  "a row that asked for nothing": "assign charge",
  "a row that was refused": "assign charge",
}

/** A state that is added and not here fails to compile. */
const CAPTURES = {
  AuthorizationInitiated: NOT_TAKEN,
  Authorized: NOT_TAKEN,
  CaptureInitiated: TAKEN,
  Captured: { ...TAKEN, "no row": "book capture", "a row that is gone": "book capture" },
  Canceled: NOT_TAKEN,
  Declined: NOT_TAKEN,
  Unknown: NOTHING,
} as const satisfies Record<ChargeState, Record<CaptureRow, Do>>

function captureBooks(state: ChargeState, row: CaptureRow, more: Partial<PaymentBooks> = {}): PaymentBooks {
  const { capture_id = null, ...rows }: Partial<PaymentBooks> & { capture_id?: string | null } = CAPTURE_ROWS[row]
  return booksWith({ charges: [chargeEntry(state, { capture_id })], ...rows, ...more })
}

const donesOf = ({ corrections }: { corrections: Correction[] }) => corrections.map((correction) => correction.do)
const expected = (does: Do) => (does === "nothing" ? [] : [does])

describe("a charge and Medusa's capture", () => {
  describe.each(cellsOf<ChargeState, CaptureRow, Do>(CAPTURES))("%s at Amazon, %s in Medusa", (state, row, does) => {
    it(does, () => {
      expect(donesOf(planBooks(captureBooks(state, row), NOW))).toEqual(expected(does))
    })

    it(`${does === "make capture" ? "take back capture" : does}, on a payment that is canceled`, () => {
      const inCanceled = does === "make capture" ? "take back capture" : does
      expect(donesOf(planBooks(captureBooks(state, row, { canceled: true }), NOW))).toEqual(expected(inCanceled))
    })

    it("nothing while an operation is open: whoever asks Amazon writes its own rows", () => {
      const plan = planBooks(captureBooks(state, row, { operations: OPEN }), NOW)
      expect(plan).toMatchObject({ corrections: [], isPending: true })
    })
  })

  it.each([
    ["CaptureInitiated", "its row"],
    ["Unknown", "its row"],
    ["Authorized", "a row written just now"],
    ["Captured", "a row written just now"],
  ] as const)("is looked at again soon: %s, %s", (state, row) => {
    expect(planBooks(captureBooks(state, row), NOW).isPending).toBe(true)
  })

  it.each([
    ["Captured", "its row"],
    ["Authorized", "no row"],
    ["Canceled", "no row"],
  ] as const)("is looked at no sooner for it: %s, %s", (state, row) => {
    expect(planBooks(captureBooks(state, row), NOW).isPending).toBe(false)
  })

  it("books what is left of Medusa's own amount, so that nothing is outstanding", () => {
    const charge = chargeEntry("Captured", { captured: yen(1381), amount: yen(1381) })
    const books = booksWith({ amount: booking("", "1380.5").amount, charges: [charge] })
    expect(planBooks(books, NOW).corrections).toMatchObject([
      { do: "book capture", amount: booking("", "1380.5").amount },
    ])
  })

  it("books with the charge's mark, so that a crash after it books nothing twice", () => {
    expect(planBooks(captureBooks("Captured", "no row"), NOW).corrections).toMatchObject([
      { mark: bookingMark(CHARGE), charges: [{ id: CHARGE }] },
    ])
  })

  it("books no more than the payment, and says how much Amazon took beyond it", () => {
    const charges = [chargeEntry("Captured"), chargeEntry("Captured", { id: chargeId(2), captured: yen(700) })]
    const plan = planBooks(booksWith({ charges }), NOW)
    expect(plan.corrections).toMatchObject([{ do: "book capture", amount: booking("", 2500).amount }])
    expect(plan.beyond.toString()).toBe("700 JPY")
  })

  it("keeps of a declined capture what another charge took for it", () => {
    const charges = [
      chargeEntry("Captured", { captured: yen(1000), capture_id: "capt_1" }),
      chargeEntry("Declined", { id: chargeId(2), capture_id: "capt_1" }),
    ]
    const { corrections } = planBooks(booksWith({ charges, captures: [booking("capt_1", 2500)] }), NOW)
    expect(corrections).toMatchObject([{ do: "take back capture", why: "declined", keep: booking("", 1000).amount }])
    expect(corrections[0]).toMatchObject({ lost: yen(1500) })
  })
})

describe("parts of an amount with a fraction", () => {
  const part = (number: number, captured: number, state: ChargeState = "Captured") =>
    chargeEntry(state, {
      id: chargeId(number),
      capture_id: `capt_${String(number)}`,
      captured: yen(captured),
      amount: yen(captured),
    })
  const asked = (number: number, amount: number) =>
    operationEntry(
      { kind: "capture", chargeId: chargeId(number), captureAmount: yen(amount).toPrice() },
      { owner: `capt_${String(number)}` },
    )
  const rows = (...amounts: string[]) => amounts.map((amount, number) => booking(`capt_${String(number + 1)}`, amount))

  it("are left alone, though each is rounded: ¥333.5 three times of ¥1,000.5", () => {
    const charges = [part(1, 334), part(2, 333), part(3, 334)]
    const captures = rows("333.5", "333.5", "333.5")
    expect(planBooks(booksWith({ amount: sumOf(captures), charges, captures }), NOW).corrections).toEqual([])
  })

  it("are what Amazon has when one between them is declined, and the others come to less together", () => {
    const charges = [part(1, 334), part(2, 333, "Declined"), part(3, 334)]
    const operations = [asked(1, 334), asked(2, 333), asked(3, 334)]
    const captures = rows("333.5", "333.5", "333.5")
    expect(
      planBooks(booksWith({ amount: sumOf(captures), charges, captures, operations }), NOW).corrections,
    ).toMatchObject([
      { do: "take back capture", booking: { id: "capt_2" }, keep: booking("", 0).amount },
      { do: "book capture", amount: booking("", 1).amount },
    ])
  })

  it("are what Amazon has when one between them is declined, and the others come to more together", () => {
    const charges = [part(1, 333), part(2, 334, "Declined"), part(3, 333)]
    const operations = [asked(1, 333), asked(2, 334), asked(3, 333)]
    const captures = rows("333.3", "333.3", "333.3")
    expect(
      planBooks(booksWith({ amount: sumOf(captures), charges, captures, operations }), NOW).corrections,
    ).toMatchObject([
      { do: "take back capture", booking: { id: "capt_2" }, keep: booking("", 0).amount },
      { do: "take back capture", why: "rounded", keep: booking("", "332.7").amount },
    ])
  })

  it("are never booked in the name of a charge that was declined, which would be taken back for ever", () => {
    const charges = [part(1, 334), part(2, 334), part(3, 333, "Declined")]
    const books = booksWith({ amount: booking("", "1000.5").amount, charges, captures: rows("333.5", "333.5") })
    expect(planBooks(books, NOW).corrections).toMatchObject([{ do: "book capture", mark: bookingMark(chargeId(2)) }])
  })
})

/** What Medusa has for a refund of ¥700. */
const REFUND_ROWS = {
  "no row": {},
  "its row": {
    refunds: [booking("ref_1", 700)],
    refund_id: "ref_1",
    operations: [operationEntry(refunding, { owner: "ref_1", object_id: REFUND })],
  },
  "a row with its mark": { refunds: [booking("ref_1", 700, { created_by: bookingMark(REFUND) })] },
  "a row that is gone": { refund_id: "ref_gone" },
  "a row that asked for nothing": { refunds: [booking("ref_1", 700)] },
  "a row written just now": { refunds: [booking("ref_1", 700, FRESH)] },
  "a row of what nobody named": { refunds: [booking("ref_1", 700, { created_by: bookingMark(`${CHARGE}:700`) })] },
} as const satisfies Record<string, Partial<PaymentBooks> & { refund_id?: string }>
type RefundRow = keyof typeof REFUND_ROWS

const RETURNED: Record<RefundRow, Do[]> = {
  "no row": ["book refund"],
  "its row": [],
  "a row with its mark": [],
  "a row that is gone": ["book refund"],
  "a row that asked for nothing": ["assign refund"],
  "a row written just now": [],
  // It was found by its amount first, and by its name later.
  "a row of what nobody named": [],
}
const NOT_RETURNED: Record<RefundRow, Do[]> = {
  "no row": [],
  "its row": ["take back refund"],
  "a row with its mark": ["take back refund"],
  "a row that is gone": [],
  "a row that asked for nothing": ["take back refund"],
  "a row written just now": [],
  "a row of what nobody named": ["take back refund"],
}

/** A state that is added and not here fails to compile. */
const REFUNDS = {
  RefundInitiated: RETURNED,
  Refunded: RETURNED,
  Declined: NOT_RETURNED,
  Unknown: RETURNED,
} as const satisfies Record<RefundState, Record<RefundRow, Do[]>>

/** Amazon may count a refund in the charge's refundedAmount at once, or when it is settled. */
const COUNTED = ["at once", "when settled"] as const

function refundBooks(state: RefundState, row: RefundRow, counted: (typeof COUNTED)[number]): PaymentBooks {
  const { refund_id = null, ...rows }: Partial<PaymentBooks> & { refund_id?: string | null } = REFUND_ROWS[row]
  const isCounted = state === "Refunded" || (counted === "at once" && state !== "Declined")
  const charges = [chargeEntry("Captured", { capture_id: "capt_1", refunded: yen(isCounted ? 700 : 0) })]
  const captures: Booking[] = [booking("capt_1", 2500)]
  return booksWith({ captures, charges, chargeRefunds: [refundEntry(state, { refund_id })], ...rows })
}

describe.each(COUNTED)("a refund that Amazon counts %s, and Medusa's", (counted) => {
  it.each(cellsOf<RefundState, RefundRow, Do[]>(REFUNDS))("%s at Amazon, %s in Medusa: %j", (state, row, does) => {
    expect(donesOf(planBooks(refundBooks(state, row, counted), NOW))).toEqual(does)
  })

  it.each(cellsOf<RefundState, RefundRow, Do[]>(REFUNDS))(
    "%s at Amazon, %s in Medusa, while an operation is open: nothing",
    (state, row) => {
      const books = { ...refundBooks(state, row, counted), operations: OPEN }
      expect(planBooks(books, NOW)).toMatchObject({ corrections: [], isPending: true })
    },
  )
})

describe("a refund that nobody named", () => {
  const found = (refunded: number, more: Partial<PaymentBooks> = {}) => {
    const charges = [chargeEntry("Captured", { capture_id: "capt_1", refunded: yen(refunded) })]
    return planBooks(booksWith({ charges, captures: [booking("capt_1", 2500)], ...more }), NOW).corrections
  }

  it("is booked by what the charge says was refunded", () => {
    expect(found(700)).toMatchObject([
      { do: "book refund", refund: null, mark: bookingMark(`${CHARGE}:700`), amount: booking("", 700).amount },
    ])
  })

  it("is taken back, and told, when Amazon declined it later", () => {
    const refunds = [booking("ref_1", 700, { created_by: bookingMark(`${CHARGE}:700`) })]
    expect(found(0, { refunds })).toMatchObject([{ do: "take back refund", why: "found", lost: yen(700) }])
  })

  it("is booked together with the capture that nobody named either", () => {
    const charges = [chargeEntry("Captured", { refunded: yen(700) })]
    expect(donesOf(planBooks(booksWith({ charges }), NOW))).toEqual(["book capture", "book refund"])
  })

  it("is booked as far as it was captured: Medusa refunds no more", () => {
    expect(found(2800)).toMatchObject([{ do: "book refund", amount: booking("", 2500).amount }])
  })

  it("does not cost an admin's refund its row, which is on its way", () => {
    const chargeRefunds = [refundEntry("RefundInitiated", { refund_id: "ref_1" })]
    expect(found(500, { refunds: [booking("ref_1", 700)], chargeRefunds })).toMatchObject([
      { do: "book refund", amount: booking("", 500).amount },
    ])
  })
})

describe("a row of which only a part was asked for before the process ended", () => {
  it.each([1, 500, 2499])("keeps of a capture of ¥2,500 the ¥%i that were taken", (part) => {
    const charges = [chargeEntry("Captured", { captured: yen(part), capture_id: "capt_1" })]
    const operations = [operationEntry({ ...capturing, captureAmount: yen(part).toPrice() }, { owner: "capt_1" })]
    const { corrections } = planBooks(booksWith({ captures: [booking("capt_1", 2500)], charges, operations }), NOW)
    expect(corrections).toMatchObject([
      { do: "take back capture", why: "interrupted", keep: booking("", part).amount, lost: yen(2500 - part) },
    ])
  })

  it.each([1, 500, 1999])("keeps of a refund of ¥2,000 the ¥%i that were given back", (part) => {
    const charges = [chargeEntry("Captured", { capture_id: "capt_1", refunded: yen(part) })]
    const chargeRefunds = [refundEntry("Refunded", { amount: yen(part), refund_id: "ref_1" })]
    const operations = [operationEntry({ ...refunding, refundAmount: yen(part).toPrice() }, { owner: "ref_1" })]
    const rows = { captures: [booking("capt_1", 2500)], refunds: [booking("ref_1", 2000)] }
    expect(planBooks(booksWith({ ...rows, charges, chargeRefunds, operations }), NOW).corrections).toMatchObject([
      { do: "take back refund", why: "interrupted", keep: booking("", part).amount, lost: yen(2000 - part) },
    ])
  })
})

describe("whether Medusa's rows are known to be Amazon's", () => {
  const taken = { charges: [chargeEntry("Captured", { capture_id: "capt_1" })], captures: [booking("capt_1", 2500)] }
  const young = (id: string) => booking(id, 100, FRESH)

  it.each<[string, boolean, Partial<PaymentBooks>]>([
    ["known, with nothing open and every row made", false, taken],
    ["known, while a row is so young that its request is under way", false, { ...taken, refunds: [young("ref_1")] }],
    ["not known while an operation is open", true, { ...taken, operations: OPEN }],
    [
      "not known of a refund that is not at Amazon, while another one is under way",
      true,
      { ...taken, refunds: [booking("ref_1", 700), young("ref_2")] },
    ],
    [
      "not known of a capture that is not at Amazon, while another one is under way",
      true,
      { charges: [chargeEntry("Authorized")], captures: [booking("capt_1", 700), young("capt_2")] },
    ],
  ])("%s", (_what, isUnsure, books) => {
    expect(planBooks(booksWith(books), NOW).isUnsure).toBe(isUnsure)
  })
})
