import { AmazonPayRequestError, createAmazonPayClient } from "medusa-payment-amazon-pay-storefront"
import { AmazonPayChangeButton, useAmazonPayCheckout } from "medusa-payment-amazon-pay-storefront/react"
import { useMemo } from "react"

/** A review page with as little as one can have. */
export function ReviewPage({ medusaUrl, sessionId }: { medusaUrl: string; sessionId: string }) {
  const client = useMemo(() => createAmazonPayClient({ medusaUrl, publishableKey: "pk_test" }), [medusaUrl])
  const checkout = useAmazonPayCheckout({ client, checkoutSessionId: sessionId, cartId: "cart_1" })
  const { session, state, error, confirming } = checkout
  return (
    <main>
      <p id="state">{state}</p>
      <p id="error">{error instanceof AmazonPayRequestError ? error.code : error?.name}</p>
      {session && (
        <>
          <p id="descriptor">{session.payment_descriptor}</p>
          <p id="missing">{session.missing_fields.join()}</p>
          <AmazonPayChangeButton
            scriptUrl={session.script_url}
            checkoutSessionId={session.id}
            changeAction="changePayment"
          >
            Change
          </AmazonPayChangeButton>
          <button id="add" onClick={() => void checkout.addDetails({ phone: "0312345678" })}>
            Add the phone number
          </button>
          <button id="confirm" disabled={confirming} onClick={() => void checkout.confirm()}>
            Place order
          </button>
        </>
      )}
      <button id="reload" onClick={() => void checkout.reload()}>
        Look again
      </button>
    </main>
  )
}
