"use client"

import { retrieveAmazonPayButton } from "@lib/data/amazon-pay"
import { HttpTypes } from "@medusajs/types"
import type { AmazonPayButton, ButtonRequest } from "medusa-payment-amazon-pay-storefront"
import { useParams } from "next/navigation"
import { useEffect, useState } from "react"

/** The signed button for the cart as it is; null while it is fetched and where Amazon Pay cannot be used. */
export function useButton(
  cart: HttpTypes.StoreCart,
  { placement, flow, provider_id }: Pick<ButtonRequest, "placement" | "flow" | "provider_id">,
): AmazonPayButton | null {
  const country_code = useParams().countryCode as string
  const [button, setButton] = useState<AmazonPayButton | null>(null)
  const { id, total, updated_at } = cart

  useEffect(() => {
    let current = true
    retrieveAmazonPayButton({ cart_id: id, placement, flow, provider_id, country_code })
      .then((answer) => current && setButton(answer.available ? answer : null))
      .catch(() => current && setButton(null))
    return () => {
      current = false
    }
  }, [id, total, updated_at, placement, flow, provider_id, country_code])

  return button
}
