"use client"

import { AMAZON_PAY_LANGUAGE, amazonPay } from "@lib/amazon-pay"
import { HttpTypes } from "@medusajs/types"
import { Button, Heading, Text } from "@modules/common/components/ui"
import { failureText } from "medusa-payment-amazon-pay-storefront"
import { AmazonPayChangeButton, useAmazonPayCheckout } from "medusa-payment-amazon-pay-storefront/react"
import Address from "./address"
import { codeOf } from "./code-of"
import MissingDetails from "./missing-details"
import NextStep from "./next-step"
import Notice from "./notice"
import ShippingChoice from "./shipping-choice"
import { texts } from "./texts"
import { unbroken } from "./unbroken"

type ReviewProps = {
  cart: HttpTypes.StoreCart
  shippingOptions: HttpTypes.StoreCartShippingOption[]
  checkoutSessionId: string
}

/** What Amazon asks of a review page: its address, its payment method, both changes; no other way to pay. */
export default function AmazonPayReview({ cart, shippingOptions, checkoutSessionId }: ReviewProps) {
  const checkout = useAmazonPayCheckout({ client: amazonPay, checkoutSessionId, cartId: cart.id })
  const { session, state, error, confirming } = checkout
  const problem = error ? failureText(codeOf(error), AMAZON_PAY_LANGUAGE).message : session?.error?.message

  if (state === "loading") return <Text>…</Text>
  const ships = session?.product_type === "PayAndShip"
  const ready = session?.missing_fields.length === 0 && (!ships || (cart.shipping_methods?.length ?? 0) > 0)
  const code = error ? codeOf(error) : session?.error?.code
  // Goods that came into a cart of downloads need a new checkout: Amazon asked its buyer for no address.
  const needsAddress = cart.items?.some((item) => item.requires_shipping) && !ships
  const canImport = code === "address_changed" || (code === "cart_changed" && !needsAddress)
  const change = session && { scriptUrl: session.script_url, checkoutSessionId }

  return (
    <div className="flex flex-col gap-y-6">
      <Heading level="h1">{texts.title}</Heading>
      {problem && (
        <Notice tone="problem">
          <Text>{unbroken(problem)}</Text>
          <NextStep code={code ?? ""} />
          {canImport && (
            <Button variant="secondary" onClick={() => void checkout.importBuyer()}>
              {texts.importBuyer}
            </Button>
          )}
        </Notice>
      )}
      {session && change && (
        <>
          {ships && (
            <section>
              <Heading level="h2">{texts.address}</Heading>
              <Address address={session.shipping_address} />
              <AmazonPayChangeButton {...change} changeAction="changeAddress" className="text-ui-fg-interactive">
                {texts.change}
              </AmazonPayChangeButton>
            </section>
          )}
          {ships && <ShippingChoice cart={cart} options={shippingOptions} onChosen={() => void checkout.reload()} />}
          <section>
            <Heading level="h2">{texts.payment}</Heading>
            <Text data-testid="payment-descriptor">{session.payment_descriptor}</Text>
            <AmazonPayChangeButton {...change} changeAction="changePayment" className="text-ui-fg-interactive">
              {texts.change}
            </AmazonPayChangeButton>
          </section>
          <MissingDetails fields={session.missing_fields} onAdd={checkout.addDetails} />
          <Button
            size="large"
            disabled={!ready || confirming}
            isLoading={confirming}
            onClick={() => void checkout.confirm()}
            data-testid="submit-order-button"
          >
            {texts.place}
          </Button>
        </>
      )}
    </div>
  )
}
