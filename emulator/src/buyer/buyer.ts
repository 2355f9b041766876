import { AmazonPayError, refuse } from "../domain/errors.js"
import type { BookAddress } from "../engine/buyer-account.js"
import type { Engine } from "../engine/engine.js"
import type { Merchants } from "../signature/merchants.js"
import type { AddressBook } from "./address-book.js"
import { buyerOf, type BuyerInput } from "./buyer-input.js"
import { approve, type ApprovalOutcome } from "./approve.js"
import { choose, signIn, type Selection } from "./choose.js"
import { cancelCheckout, resultUrl, reviewUrl } from "./leave.js"
import { closePermissionAsBuyer, mendPermission } from "./mend-permission.js"
import { openCheckout, sessionById } from "./open-checkout.js"
import { completeSignIn, readSignIn, type SignInPress } from "./sign-in.js"
import { startCheckout, type ButtonPress } from "./start-checkout.js"

/** Which checkout is meant: by its id or by the amazonPayRedirectUrl the shop got. */
export type CheckoutReference =
  | { readonly checkoutSessionId: string }
  | { readonly amazonPayRedirectUrl: string; readonly checkoutSessionId?: undefined }

/** The buyer without a browser: each method is what one visit to the hosted pages does. */
export type Buyer = {
  /**
   * Presses the button, signs in, chooses, and continues. `redirectUrl` is the shop's review page with the id; for
   * ProcessOrder the buyer also approves, and it is the result page.
   * @throws AmazonPayError when the button or the selection is refused.
   */
  checkout(press: ButtonPress & Selection): { checkoutSessionId: string; redirectUrl: string }
  /** Goes through amazonPayRedirectUrl and comes back to checkoutResultReturnUrl. */
  approve(reference: CheckoutReference & { readonly outcome?: ApprovalOutcome }): { redirectUrl: string }
  /** Presses "pay now" in a Buy Now flow, where the shop brings the amount afterwards, by Finalize. */
  confirm(reference: { readonly checkoutSessionId: string }): { redirectUrl: string }
  /** Takes a session the API created, or a 「変更」 button: signs in, chooses, and continues to the review page. */
  change(change: { readonly checkoutSessionId: string } & Selection): { redirectUrl: string }
  /** Turns back on a hosted page. */
  cancel(reference: { readonly checkoutSessionId: string }): { redirectUrl: string }
  /** Presses a SignIn button and comes back with a buyerToken. */
  signIn(press: SignInPress): { readonly buyerToken: string; readonly redirectUrl: string }
  /** Chooses another card for a Charge Permission on the buyer's own account page. */
  mend(change: { readonly chargePermissionId: string; readonly payment: string }): { readonly state: string }
  /** Ends a Charge Permission there. */
  close(reference: { readonly chargePermissionId: string }): { readonly state: string }
  /** Another account is signed in from now on; checkouts that are begun keep theirs until the buyer chooses anew. */
  become(input: BuyerInput): void
  /** The addresses the selection can name. */
  readonly addresses: readonly BookAddress[]
}

/** Every method first lets happen what is due, as every request does. */
export function createBuyer(engine: Engine, merchants: Merchants, book: AddressBook): Buyer {
  const select = (id: string, selection: Selection): void => {
    const { checkout } = openCheckout(engine, id)
    choose(engine, checkout, signIn(checkout, book.account()), book.account(), selection)
  }
  const selectionOf = ({ address, payment, giftCard }: Selection): Selection => ({ address, payment, giftCard })
  return {
    checkout: (press) => {
      engine.schedule.run()
      const { id } = startCheckout(engine, merchants, press, null)
      select(id, selectionOf(press))
      const open = openCheckout(engine, id)
      if (open.checkout.mode !== "ProcessOrder") return { checkoutSessionId: id, redirectUrl: reviewUrl(open) }
      approve(engine, open, "approve")
      return { checkoutSessionId: id, redirectUrl: resultUrl(open.session) }
    },
    approve: ({ outcome = "approve", ...reference }) => {
      engine.schedule.run()
      const session = sessionById(engine, idOf(reference))
      if (session.status.state === "Open") approve(engine, openCheckout(engine, session.id), outcome)
      return { redirectUrl: resultUrl(session) }
    },
    confirm: ({ checkoutSessionId }) => {
      engine.schedule.run()
      const { session, checkout } = openCheckout(engine, checkoutSessionId)
      if (checkout.choice === null) throw refuse.sessionStatus()
      checkout.confirmed = true
      return { redirectUrl: resultUrl(session) }
    },
    change: ({ checkoutSessionId, ...selection }) => {
      engine.schedule.run()
      select(checkoutSessionId, selectionOf(selection))
      return { redirectUrl: reviewUrl(openCheckout(engine, checkoutSessionId)) }
    },
    cancel: ({ checkoutSessionId }) => {
      engine.schedule.run()
      return { redirectUrl: cancelCheckout(engine, openCheckout(engine, checkoutSessionId)) }
    },
    signIn: (press) => completeSignIn(engine, readSignIn(merchants, press), book.account()),
    mend: ({ chargePermissionId, payment }) => {
      engine.schedule.run()
      return { state: mendPermission(engine, book, chargePermissionId, payment).status.state }
    },
    close: ({ chargePermissionId }) => {
      engine.schedule.run()
      return { state: closePermissionAsBuyer(engine, chargePermissionId).status.state }
    },
    become: (input) => book.become(buyerOf(engine.region.code, input)),
    get addresses() {
      return book.account().addresses
    },
  }
}

/** amazonPayRedirectUrl is …/checkout/processing?amazonCheckoutSessionId=<id>. */
function idOf(reference: CheckoutReference): string {
  if (reference.checkoutSessionId !== undefined) return reference.checkoutSessionId
  const id = /\/checkout\/processing\?amazonCheckoutSessionId=([0-9a-f-]{36})/.exec(reference.amazonPayRedirectUrl)?.[1]
  if (id !== undefined) return id
  throw new AmazonPayError("ResourceNotFound", "This is not an amazonPayRedirectUrl of this emulator.")
}
