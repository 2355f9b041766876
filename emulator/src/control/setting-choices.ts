import type { OpenQuestions } from "../engine/open-questions.js"
import { LANGUAGES, type PageSettings } from "../hosted/page-settings.js"

type Setting = keyof OpenQuestions | keyof PageSettings | "throttling"

const YES_NO = [true, false] as const

/** What each setting can be, for the inspector. The schema of `POST /_emulator/settings` is what decides. */
export const SETTING_CHOICES: { readonly [setting in Setting]: readonly (string | number | boolean)[] } = {
  page: ["auto", "consent", "selection"],
  language: LANGUAGES,
  throttling: YES_NO,
  strict: YES_NO,
  canceledCompletion: ["CheckoutSessionCanceled", "CheckoutSessionCanceled/400", "InvalidCheckoutSessionStatus"],
  chargeInProgress: [true, false, "authorized"],
  permissionDescriptor: [false, true],
  permissionForm: ["documented", "recorded"],
  sandboxExpiryShown: [30, 2],
  sandboxExpiry: [2, 30],
  replayedCreate: [201, 200],
  refundedAmount: ["initiated", "settled"],
  giftCardOnRecurring: YES_NO,
  captureAfterClose: YES_NO,
}
