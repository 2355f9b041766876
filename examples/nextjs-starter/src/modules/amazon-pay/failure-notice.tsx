"use client"

import { AMAZON_PAY_LANGUAGE } from "@lib/amazon-pay"
import { Text } from "@medusajs/ui"
import { failureText } from "medusa-payment-amazon-pay-storefront"
import { useSearchParams } from "next/navigation"

/** On the cart page: why the shopper is back without an order. */
export default function AmazonPayFailureNotice() {
  const code = useSearchParams().get("amazon_pay_error")
  if (!code) return null
  return (
    <Text role="alert" className="content-container py-6" data-testid="amazon-pay-failure">
      {failureText(code, AMAZON_PAY_LANGUAGE).message}
    </Text>
  )
}
