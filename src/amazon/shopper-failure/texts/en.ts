import type { Texts } from "./texts.js"

export const en: Texts = {
  buyer_canceled:
    "You canceled the payment with Amazon Pay. Nothing was charged and your cart is unchanged. You can try again or choose another way to pay.",
  declined:
    "Amazon Pay could not take this payment. Nothing was charged. Choose another payment method at Amazon, or another way to pay.",
  payment_method_unusable:
    "The payment method you selected cannot be used. Nothing was charged. Please choose another payment method at Amazon.",
  authentication_failed:
    "The check with your bank or card issuer was not completed, so nothing was charged. Please try again, or choose another payment method at Amazon.",
  amount_too_high:
    "Your order is above the amount that can be paid with Amazon Pay. Nothing was charged. Please choose another way to pay.",
  timed_out: "Amazon Pay could not confirm the payment in time. Nothing was charged. Please choose another way to pay.",
  payment_failed: "The payment with Amazon Pay failed and your order was not placed. Please choose another way to pay.",
  expired:
    "Your checkout with Amazon Pay has expired. Nothing was charged. Please start again with the Amazon Pay button.",
  amazon_unreachable:
    "Amazon Pay could not be reached. Your order is not placed yet. Please wait a moment and try again; you will not be charged twice.",
  not_approved: "Amazon Pay has not confirmed the payment yet. Nothing was charged. Please place your order once more.",
  payment_pending:
    "Amazon Pay is still confirming a payment of this order. Please wait a moment, then reload this page; you will not be charged twice.",
  cart_changed:
    "Your cart changed during checkout. Nothing was charged. Please check your cart and start again with the Amazon Pay button.",
  total_changed:
    "A price, the shipping cost or a discount changed, so your total is different now. Nothing was charged. Please check the new total and place your order again.",
  recurring_changed:
    "The terms of your regular payment changed during checkout. Nothing was charged. Please check them and start again with the Amazon Pay button.",
  address_changed:
    "The delivery address is not the one you chose at Amazon any more. Nothing was charged. Please use the address from Amazon again, or choose another one at Amazon.",
  cart_empty: "Your cart is empty. Nothing was charged. Please add an item and start again.",
  cart_incomplete:
    "Something is missing for your order. Nothing was charged. Please check the delivery address and the shipping method and try again.",
  details_missing:
    "Details we need for your order are missing. Nothing was charged. Please fill them in and try again.",
  email_refused: "We cannot use this e-mail address. Nothing was charged. Please enter another one.",
  shipping_unavailable:
    "We cannot deliver to this address. Nothing was charged. Please choose another delivery address at Amazon.",
  out_of_stock:
    "Sorry, we no longer have enough of an item in your cart. Nothing was charged. Please change the quantity and try again.",
  nothing_to_pay:
    "There is nothing to pay for this cart, so nothing was charged. Please place your order without Amazon Pay, or choose another way to pay.",
  other_payment_open:
    "Another payment has been started for this cart. Nothing was charged with Amazon Pay. Please finish that one, or choose another way to pay.",
  over_recurring_limit:
    "Your order is above the monthly limit for regular payments with Amazon Pay. Nothing was charged. Please choose another way to pay.",
  session_gone:
    "This Amazon Pay checkout could not be found. Nothing was charged. Please start again with the Amazon Pay button.",
  invalid_return:
    "Something went wrong on the way back from Amazon Pay. Nothing was charged. Please start again with the Amazon Pay button.",
  wrong_cart:
    "This Amazon Pay checkout belongs to another cart. Nothing was charged. Please start again with the Amazon Pay button.",
  not_configured: "Amazon Pay is not available at the moment. Nothing was charged. Please choose another way to pay.",
  provider_unavailable:
    "Amazon Pay is no longer available for this cart. Nothing was charged and your cart is unchanged. Please choose another way to pay.",
  currency_unsupported:
    "Amazon Pay does not accept payments in this currency. Nothing was charged. Please choose another way to pay.",
  script_blocked:
    "Amazon Pay could not be loaded. Nothing was charged. Please switch off ad blockers and reload the page, or choose another way to pay.",
  shop_unreachable:
    "The shop could not be reached. Please check your connection and try again; you will not be charged twice.",
}
