"use client"

import { HttpTypes } from "@medusajs/types"
import { Button } from "@modules/common/components/ui"
import { AmazonPayButton } from "medusa-payment-amazon-pay-storefront/react"
import { useButton } from "./use-button"

/** The last step of the starter's checkout: the cart's own address and total, paid at once on Amazon's page. */
export default function AmazonPayPaymentButton(props: {
  cart: HttpTypes.StoreCart
  providerId?: string
  notReady: boolean
}) {
  const { cart, providerId, notReady } = props
  const button = useButton(cart, { placement: "Checkout", flow: "direct", provider_id: providerId })
  if (notReady || !button) return <Button disabled>Amazon Pay</Button>
  return <AmazonPayButton button={button} />
}
