"use client"

import { HttpTypes } from "@medusajs/types"
import { AmazonPayButton } from "medusa-payment-amazon-pay-storefront/react"
import { useButton } from "./use-button"

/** Express checkout: no address, no e-mail, no account is needed before it. */
export default function AmazonPayCartButton({ cart }: { cart: HttpTypes.StoreCart }) {
  const button = useButton(cart, { placement: "Cart", flow: "review" })
  return button && <AmazonPayButton button={button} />
}
