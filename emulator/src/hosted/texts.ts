import type { CardRefusal } from "../engine/card.js"

/** Every text of the hosted pages, in one language. */
export type Texts = {
  readonly lang: "ja" | "en"
  readonly banner: string
  readonly loginTitle: string
  readonly loginLead: string
  readonly emailLabel: string
  readonly passwordLabel: string
  readonly login: string
  readonly consentTitle: string
  readonly signedIn: string
  readonly consentLead: string
  readonly selectTitle: string
  readonly shippingAddress: string
  readonly paymentMethod: string
  readonly change: string
  readonly continue: string
  readonly cancel: string
  readonly back: string
  readonly chooseAddress: string
  readonly choosePayment: string
  readonly addAddress: string
  readonly useThis: string
  readonly save: string
  readonly notDeliverable: string
  readonly noAddress: string
  readonly refusals: { readonly [refusal in CardRefusal]: string }
  readonly mendTitle: string
  readonly mendLead: string
  readonly mend: string
  readonly mended: string
  readonly closeContract: string
  readonly state: string
  readonly ending: string
  readonly expires: string
  readonly giftCard: string
  readonly giftCardInUse: string
  /** Of a test card, after its number. */
  readonly testResult: (simulates: string) => string
  readonly simulates: { readonly [behaviour: string]: string }
  readonly payTitle: string
  readonly orderTotal: string
  readonly payNow: string
  readonly processingTitle: string
  readonly processingLead: string
  readonly goOn: string
  readonly returnToShop: string
  readonly deliveryOption: string
  readonly itemsTotal: string
  readonly shippingTotal: string
  readonly taxTotal: string
  readonly discountTotal: string
  readonly askingShop: string
  readonly shopRefused: (reason: string) => string
  readonly shopIsGone: string
  readonly needsScript: string
  readonly finished: string
  readonly closeWindow: string
  readonly errorTitle: string
  readonly recurring: string
  readonly recurringEvery: (period: string) => string
  readonly recurringVariable: string
  readonly units: { readonly [unit: string]: (count: number) => string }
  readonly fields: { readonly [name: string]: string }
  readonly country: (code: string) => string
}

const ja: Texts = {
  lang: "ja",
  banner: "テスト用エミュレーター：実際の決済は行われません",
  loginTitle: "ログイン",
  loginLead: "テスト用アカウントでログインします。入力内容は確認されません。",
  emailLabel: "Eメールまたは携帯電話番号",
  passwordLabel: "パスワード",
  login: "ログイン",
  consentTitle: "Amazonアカウントの確認",
  signedIn: "Amazonアカウントでログインしています",
  consentLead: "続行すると、登録済みのお届け先住所とお支払い方法が販売事業者に共有されます。",
  selectTitle: "お届け先とお支払い方法の確認",
  shippingAddress: "お届け先住所",
  paymentMethod: "支払い方法",
  change: "変更",
  continue: "続行",
  cancel: "キャンセルして販売事業者のサイトに戻る",
  back: "戻る",
  chooseAddress: "お届け先を選択してください",
  choosePayment: "支払い方法を選択してください",
  addAddress: "+ 新しい住所を追加",
  useThis: "選択する",
  save: "この住所を使う",
  notDeliverable: "この住所には配送できません",
  noAddress: "配送できる住所がありません。住所を追加してください。",
  refusals: { amount: "この金額ではご利用いただけません", destination: "このお届け先ではご利用いただけません" },
  mendTitle: "お支払い方法の更新",
  mendLead: "販売事業者との支払い契約です。お支払い方法を変更するか、契約を終了できます。",
  mend: "お支払い方法を更新する",
  mended: "更新しました",
  closeContract: "この契約を終了する",
  state: "状態",
  ending: "末尾",
  expires: "有効期限",
  giftCard: "Amazonギフトカードの残高を使う",
  giftCardInUse: "Amazonギフトカード",
  testResult: (simulates) => `（テスト結果：${simulates}）`,
  simulates: {
    approves: "承認",
    buyerCancels: "購入者によるキャンセル",
    declines: "拒否",
    pendingThenApproves: "審査中（30秒後に承認）",
    pendingThenDeclines: "審査中（30秒後に拒否）",
  },
  payTitle: "お支払い内容の確認",
  orderTotal: "ご請求額",
  payNow: "今すぐ支払う",
  processingTitle: "処理中です",
  processingLead: "完了画面が表示されるまで、ブラウザを閉じないでください。",
  goOn: "自動的に進まない場合はこちら",
  returnToShop: "前のページに戻る",
  deliveryOption: "配送方法",
  itemsTotal: "商品小計",
  shippingTotal: "送料",
  taxTotal: "消費税",
  discountTotal: "割引",
  askingShop: "販売事業者に確認しています",
  shopRefused: (reason) => `この内容では注文できません（${reason}）`,
  shopIsGone: "販売事業者のページが閉じられたため、続行できません。このウィンドウを閉じてください。",
  needsScript: "このページにはJavaScriptが必要です。",
  finished: "お手続きが終了しました",
  closeWindow: "このウィンドウを閉じて、販売事業者のページに戻ってください。",
  errorTitle: "お手続きを開始できません",
  recurring: "継続支払い",
  recurringEvery: (period) => `お支払いは${period}ごとに処理されます`,
  recurringVariable: "お支払いは不定期に処理されます",
  units: {
    Year: (count) => `${count}年`,
    Month: (count) => `${count}ヶ月`,
    Week: (count) => `${count}週間`,
    Day: (count) => `${count}日`,
  },
  fields: {
    name: "氏名",
    postalCode: "郵便番号",
    stateOrRegion: "都道府県",
    addressLine1: "住所1",
    addressLine2: "住所2",
    addressLine3: "会社名",
    phoneNumber: "電話番号",
  },
  country: (code) => new Intl.DisplayNames(["ja"], { type: "region" }).of(code) ?? code,
}

const en: Texts = {
  lang: "en",
  banner: "Test emulator: no money moves",
  loginTitle: "Sign in",
  loginLead: "You are signing in with a test account. What you type is not checked.",
  emailLabel: "Email or mobile phone number",
  passwordLabel: "Password",
  login: "Sign in",
  consentTitle: "Confirm your account",
  signedIn: "You are signed in with your Amazon account",
  consentLead: "If you continue, your address and payment method on file are shared with the merchant.",
  selectTitle: "Check address and payment method",
  shippingAddress: "Shipping address",
  paymentMethod: "Payment method",
  change: "Change",
  continue: "Continue",
  cancel: "Cancel and return to the merchant's site",
  back: "Back",
  chooseAddress: "Choose a shipping address",
  choosePayment: "Choose a payment method",
  addAddress: "+ Add a new address",
  useThis: "Use this",
  save: "Use this address",
  notDeliverable: "The merchant does not deliver to this address",
  noAddress: "There is no address the merchant delivers to. Please add one.",
  refusals: { amount: "Not available for this amount", destination: "Not available for this shipping address" },
  mendTitle: "Update your payment method",
  mendLead: "This is your agreement with the merchant. Choose another payment method, or end the agreement.",
  mend: "Update the payment method",
  mended: "Updated",
  closeContract: "End this agreement",
  state: "State",
  ending: "ending in",
  expires: "Expires",
  giftCard: "Use the Amazon gift card balance",
  giftCardInUse: "Amazon gift card",
  testResult: (simulates) => `(test result: ${simulates})`,
  simulates: {
    approves: "approved",
    buyerCancels: "buyer cancels",
    declines: "declined",
    pendingThenApproves: "pending, approved after 30 s",
    pendingThenDeclines: "pending, declined after 30 s",
  },
  payTitle: "Review your payment",
  orderTotal: "Order total",
  payNow: "Pay now",
  processingTitle: "Processing your payment",
  processingLead: "Please do not close the browser before the confirmation appears.",
  goOn: "Continue here if nothing happens",
  returnToShop: "Return to the previous page",
  deliveryOption: "Delivery",
  itemsTotal: "Items",
  shippingTotal: "Shipping",
  taxTotal: "Tax",
  discountTotal: "Discount",
  askingShop: "Asking the merchant",
  shopRefused: (reason) => `You cannot order like this (${reason})`,
  shopIsGone: "The merchant's page was closed, so you cannot go on. Please close this window.",
  needsScript: "This page needs JavaScript.",
  finished: "Finished",
  closeWindow: "Please close this window and return to the merchant's page.",
  errorTitle: "The checkout cannot start",
  recurring: "Recurring payment",
  recurringEvery: (period) => `Payments are processed every ${period}`,
  recurringVariable: "Payments are processed at varying intervals",
  units: {
    Year: (count) => plural(count, "year"),
    Month: (count) => plural(count, "month"),
    Week: (count) => plural(count, "week"),
    Day: (count) => plural(count, "day"),
  },
  fields: {
    name: "Name",
    postalCode: "Postal code",
    stateOrRegion: "State or region",
    addressLine1: "Address line 1",
    addressLine2: "Address line 2",
    addressLine3: "Address line 3",
    phoneNumber: "Phone number",
  },
  country: (code) => new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code,
}

function plural(count: number, unit: string): string {
  return count === 1 ? unit : `${count} ${unit}s`
}

/** Japanese for ja_JP; English for every other checkoutLanguage. */
export function textsFor(checkoutLanguage: string): Texts {
  return checkoutLanguage.toLowerCase().startsWith("ja") ? ja : en
}
