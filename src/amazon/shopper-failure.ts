/** What the shopper can do next. */
export type Remedy = "retry" | "change_payment" | "other_method"

interface Explanation {
  remedy: Remedy
  ja: string
  en: string
}

/**
 * Why a checkout did not end in an order, as the shopper is told it. One table: the return routes send the code, the
 * storefront's answer carries code, message and remedy.
 */
const EXPLANATIONS = {
  buyer_canceled: {
    remedy: "retry",
    ja: "Amazon Payでのお支払いはキャンセルされました。カートの内容はそのまま残っています。",
    en: "You canceled the payment with Amazon Pay. Your cart is unchanged.",
  },
  declined: {
    remedy: "change_payment",
    ja: "Amazon Payのお支払いに失敗しました。Amazon Payで別のお支払い方法を選ぶか、他のお支払い方法をご利用ください。",
    en: "Amazon Pay could not take this payment. Choose another payment method at Amazon, or another way to pay.",
  },
  payment_failed: {
    remedy: "other_method",
    ja: "Amazon Payのお支払いに失敗しました。他のお支払い方法をご利用ください。",
    en: "The payment with Amazon Pay failed. Please choose another way to pay.",
  },
  expired: {
    remedy: "retry",
    ja: "Amazon Payの手続きの有効期限が切れました。もう一度Amazon Payボタンからお進みください。",
    en: "Your visit to Amazon Pay has expired. Please start again with the Amazon Pay button.",
  },
  amazon_unreachable: {
    remedy: "retry",
    ja: "Amazon Payに接続できませんでした。ご注文はまだ確定していません。少し待ってから、もう一度お試しください。",
    en: "Amazon Pay could not be reached. Your order is not placed yet. Please wait a moment and try again.",
  },
  not_approved: {
    remedy: "retry",
    ja: "Amazon Payでのお支払いの確認がまだ終わっていません。もう一度「注文を確定する」からお進みください。",
    en: "Amazon Pay has not confirmed the payment yet. Please place the order once more.",
  },
  cart_changed: {
    remedy: "retry",
    ja: "お支払いの途中でカートの内容が変わりました。お支払いは行われていません。内容を確認して、もう一度お進みください。",
    en: "Your cart changed during the payment. Nothing was charged. Please check it and place the order again.",
  },
  cart_incomplete: {
    remedy: "retry",
    ja: "ご注文に必要な情報が足りません。お届け先、配送方法、在庫をご確認ください。お支払いは行われていません。",
    en: "Something is missing for your order: check address, shipping method and stock. Nothing was charged.",
  },
  session_gone: {
    remedy: "retry",
    ja: "Amazon Payの手続きが見つかりません。もう一度Amazon Payボタンからお進みください。",
    en: "This Amazon Pay checkout no longer exists. Please start again with the Amazon Pay button.",
  },
  invalid_return: {
    remedy: "retry",
    ja: "Amazon Payから戻る際の情報が正しくありません。もう一度Amazon Payボタンからお進みください。",
    en: "The way back from Amazon Pay was not valid. Please start again with the Amazon Pay button.",
  },
  wrong_cart: {
    remedy: "retry",
    ja: "このAmazon Payの手続きは別のカートのものです。もう一度Amazon Payボタンからお進みください。",
    en: "This Amazon Pay checkout belongs to another cart. Please start again with the Amazon Pay button.",
  },
  not_configured: {
    remedy: "other_method",
    ja: "ただいまAmazon Payはご利用いただけません。他のお支払い方法をご利用ください。",
    en: "Amazon Pay is not available at the moment. Please choose another way to pay.",
  },
} as const satisfies Record<string, Explanation>

export type ShopperFailureCode = keyof typeof EXPLANATIONS

export interface ShopperFailure {
  code: ShopperFailureCode
  message: string
  remedy: Remedy
}

export function isShopperFailureCode(value: unknown): value is ShopperFailureCode {
  return typeof value === "string" && Object.hasOwn(EXPLANATIONS, value)
}

/** @param language a BCP 47 tag or an Accept-Language header; Japanese where it begins with ja, English otherwise */
export function shopperFailure(code: ShopperFailureCode, language: string | null | undefined): ShopperFailure {
  const explanation = EXPLANATIONS[code]
  const message = language?.toLowerCase().startsWith("ja") ? explanation.ja : explanation.en
  return { code, message, remedy: explanation.remedy }
}

/** Why a Checkout Session is Canceled (Amazon Pay API reference, Checkout Session reason codes). */
export function failureOfCanceledSession(reasonCode: string | null): ShopperFailureCode {
  switch (reasonCode) {
    case "BuyerCanceled":
      return "buyer_canceled"
    case "Declined":
      return "declined"
    case "Expired":
      return "expired"
    default:
      return "payment_failed"
  }
}
