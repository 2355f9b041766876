import { AMAZON_PAY_LANGUAGE } from "@lib/amazon-pay"

const en = {
  title: "Review your order",
  address: "Delivery address",
  payment: "Payment method",
  change: "Change",
  importBuyer: "Use the address from Amazon",
  place: "Place order",
}
const ja: typeof en = {
  title: "注文確認",
  address: "お届け先住所",
  payment: "支払い方法",
  change: "変更",
  importBuyer: "Amazonで選んだ住所を使う",
  place: "注文を確定する",
}

export const texts = AMAZON_PAY_LANGUAGE === "ja" ? ja : en
