import { describeLostAnswers, type Press } from "../support/lost-answers"

const PRESSES: readonly Press[] = [
  {
    name: "a capture of all the rest",
    kind: "capture",
    amount: 1500,
    first: 1000,
    books: { captured: 2500, refunded: 0, order: 2500 },
    payment_status: "captured",
  },
  {
    name: "a capture of a part of the rest",
    kind: "capture",
    amount: 700,
    first: 1000,
    books: { captured: 1700, refunded: 0, order: 1700 },
    payment_status: "partially_captured",
  },
  {
    name: "a refund of all",
    kind: "refund",
    amount: 2500,
    books: { captured: 2500, refunded: 2500, order: 0 },
    payment_status: "refunded",
  },
  {
    name: "a refund of a part",
    kind: "refund",
    amount: 700,
    books: { captured: 2500, refunded: 700, order: 1800 },
    payment_status: "partially_refunded",
  },
]

describeLostAnswers("what an admin asks for after a capture at checkout, and whose answers are lost", PRESSES, {
  AMAZON_PAY_PAYMENT_INTENT: "AuthorizeWithCapture",
})
