"use client"

import { AMAZON_PAY_LANGUAGE } from "@lib/amazon-pay"
import { Text } from "@modules/common/components/ui"
import { failureText } from "medusa-payment-amazon-pay-storefront"
import { useSearchParams } from "next/navigation"

/** On the cart page: why the shopper is back without an order. */
export default function AmazonPayFailureNotice() {
  const code = useSearchParams().get("amazon_pay_error")
  if (!code) return null
  return (
    <div role="alert" className="content-container pt-6" data-testid="amazon-pay-failure">
      <Text className="rounded-md border border-rose-300 bg-rose-50 px-4 py-3 text-rose-900">
        {failureText(code, AMAZON_PAY_LANGUAGE).message}
      </Text>
    </div>
  )
}
