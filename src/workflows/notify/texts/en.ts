import { remedyOfDelay, type DelayRemedy } from "../delay-remedy"
import type { Texts } from "../texts"

const because = (reasonCode: string | null) => `(${reasonCode ?? "no reason given"})`

const DELAY: Readonly<Record<DelayRemedy, string>> = {
  none: "",
  account: " Check the account on the page Amazon Pay.",
  order: " Confirm or cancel the open edit, return, exchange or claim of the order.",
}

export const en: Texts = {
  title: (displayId) => `Amazon Pay: order #${displayId}`,
  permission: (id) => `Amazon Pay: Charge Permission ${id}`,
  unplaced: {
    title: "Amazon Pay: paid, and no order",
    text: ({ cart_id, checkout_session_id }) =>
      `A buyer has paid with Amazon Pay (Checkout Session ${checkout_session_id}), and the cart ${cart_id} could not become an order for half an hour. It is tried again by itself. Look for the reason in Medusa’s log; if it cannot be solved, cancel or refund the payment in Seller Central.`,
  },
  notices: {
    captured_though_canceled: ({ amount }) =>
      `${amount.toString()} was captured at Amazon on a payment that is canceled in Medusa. The capture is recorded: refund it if the order does not need it.`,
    captured_beyond_payment: ({ amount }) =>
      `Amazon has captured ${amount.toString()} more than the payment's amount. Medusa cannot record the excess: refund it in Seller Central.`,
    capture_interrupted: ({ amount, reason }) =>
      `The capture of ${amount.toString()} was interrupted before it reached Amazon, can no longer be made, and was reversed in Medusa. Reason: ${reason}`,
    interrupted_capture_canceled: ({ amount, canceled }) =>
      `The capture of ${amount.toString()} was interrupted before it reached Amazon and was reversed in Medusa. It can no longer be made: the ${canceled} is canceled in Medusa.`,
    refund_interrupted: ({ amount }) =>
      `The refund of ${amount.toString()} was interrupted before it reached Amazon and was reversed. The buyer has not received this money: refund it again.`,
    found_refund_declined: ({ amount }) =>
      `Amazon has declined a refund of ${amount.toString()} that was not made in the shop. It was reversed: return the money in another way.`,
    outcome_unknown: ({ what }) =>
      `${what} It is tried again by itself until Amazon's answer is known. Wait for it before you ask the buyer to pay.`,
    order_unpaid: ({ amount }) =>
      `The order was placed, and its payment of ${amount.toString()} was not made: Amazon declined it, the buyer did not approve it, or it was released before. The order is not paid: send the buyer a payment link, or cancel it.`,
    edited_order_unpaid: ({ reason, kept }) => {
      const what = `The edited order could not be charged without the buyer. ${reason}`
      if (kept === null) return `${what} Send the buyer a payment link.`
      return `${what} The authorization of ${kept.toString()} from before is kept. Undo the edit, or capture it and ask the buyer for the rest, or release it and send a payment link for all of it.`
    },
    limits_differ: ({ used, known }) =>
      `Amazon counts ${used.toString()} as charged on the Charge Permission, and the shop knows of ${known.toString()}. Look for the difference in Seller Central.`,
  },
  events: {
    "amazon-pay.authorization_declined": ({ amount, currency_code, reason_code }) =>
      `The authorization of ${amount} ${currency_code} was declined ${because(reason_code)}. The order is not paid: ask the buyer to change the payment method, or to pay another way.`,
    "amazon-pay.capture_declined": ({ amount, currency_code, reason_code }) =>
      `The capture of ${amount} ${currency_code} was declined ${because(reason_code)} and reversed in Medusa. Authorize again, or ask the buyer to pay another way.`,
    "amazon-pay.refund_declined": ({ amount, currency_code, reason_code }) =>
      `The refund of ${amount} ${currency_code} was declined ${because(reason_code)} and reversed in Medusa. Return the money in another way.`,
    "amazon-pay.refund_owed": ({ amount, currency_code }) =>
      `The order is canceled, and ${amount} ${currency_code} of it is captured at Amazon and not refunded. It is still owed to the buyer: refund it on the order's page.`,
    "amazon-pay.authorization_expiring": ({ amount, currency_code, expires_at }) =>
      `The authorization of ${amount} ${currency_code} ends on ${expires_at}. Capture it before.`,
    "amazon-pay.authorization_lost": ({ amount, currency_code, reason_code }) =>
      `The authorization of ${amount} ${currency_code} has ended without a capture ${because(reason_code)}. Do not ship before you authorize again, or the buyer has paid another way.`,
    "amazon-pay.charge_permission_closed": ({ reason_code }) =>
      `The Charge Permission was closed ${because(reason_code)}: nothing more can be charged on it.`,
    "amazon-pay.charge_permission_expiring": ({ type, expires_at }) =>
      type === "OneTime"
        ? `The Charge Permission ends on ${expires_at}. Before then, charge what is left of the order; afterwards nothing more can be charged.`
        : `This agreement ends on ${expires_at}, unless it is charged before. After it nothing can be charged on it.`,
    "amazon-pay.payment_method_needed": ({ reason_code, buyer_update_url }) =>
      `The buyer has to mend the payment method before anything more can be charged on this agreement ${because(reason_code)}. Amazon does not tell them: send them ${buyer_update_url}`,
    "amazon-pay.recurring_declined": ({ amount, currency_code, period, reason_code, retry_at }) =>
      `The charge of ${amount} ${currency_code} for the period ${period} was declined ${because(reason_code)}.${retry_at === null ? " Charge it again later." : ` It is tried again on ${retry_at}.`}`,
    "amazon-pay.recurring_delayed": ({ amount, currency_code, period, reason_code, retry_at }) =>
      reason_code === null
        ? `The charge of ${amount} ${currency_code} for the period ${period} was not made: the process ended before Amazon was asked. Charge it again.`
        : `The charge of ${amount} ${currency_code} for the period ${period} is not possible at the moment ${because(reason_code)}; nothing was declined. ${retry_at === null ? "Charge it again later." : `It is tried again on ${retry_at}, and every hour after that.`}${DELAY[remedyOfDelay(reason_code)]}`,
    "amazon-pay.recurring_over_cap": ({ amount, currency_code, period, available_at }) =>
      `This month has no room for ${amount} ${currency_code} of the period ${period} on this agreement. Charge it from ${available_at} on.`,
    "amazon-pay.recurring_given_up": ({ amount, currency_code, period, reason_code }) =>
      `The charge of ${amount} ${currency_code} for the period ${period} was given up ${because(reason_code)}: it will not be tried again. If it is still owed, ask the buyer to pay another way.`,
    "amazon-pay.recurring_released": ({ amount, currency_code, period }) =>
      `The charge of ${amount} ${currency_code} for the period ${period} was released or refunded: Medusa no longer had the payment that it was for. Nothing has to be done, unless it is still owed: then charge it again.`,
    "amazon-pay.charge_without_order": ({ amount, currency_code, period }) =>
      `${amount} ${currency_code} was charged for the period ${period}, and half an hour later there is no order for it. Place the order, or refund the payment.`,
    "amazon-pay.foreign_charge": ({ amount, currency_code, charge_id }) =>
      `${amount} ${currency_code} was charged on this agreement (${charge_id}), and not by the shop. No order is paid by it: look for it in Seller Central.`,
    "amazon-pay.chargeback_received": ({ object_id }) =>
      `The buyer disputes the payment (${object_id}). Answer it in Seller Central: there is a deadline.`,
  },
}
