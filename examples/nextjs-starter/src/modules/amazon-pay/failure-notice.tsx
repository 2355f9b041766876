"use client"

import { AMAZON_PAY_LANGUAGE } from "@lib/amazon-pay"
import { HttpTypes } from "@medusajs/types"
import { Text } from "@modules/common/components/ui"
import { failureText } from "medusa-payment-amazon-pay-storefront"
import { useSearchParams } from "next/navigation"
import AmazonPayCartButton from "./cart-button"
import NextStep, { canRetry } from "./next-step"
import Notice from "./notice"
import { unbroken } from "./unbroken"

/** On the cart page: why the shopper is back without an order, and Amazon's button where another try helps. */
export default function AmazonPayFailureNotice({ cart }: { cart: HttpTypes.StoreCart | null }) {
  const code = useSearchParams().get("amazon_pay_error")
  if (!code) return null
  return (
    <div className="content-container pt-6">
      <Notice tone={code === "buyer_canceled" ? "plain" : "problem"}>
        <Text>{unbroken(failureText(code, AMAZON_PAY_LANGUAGE).message)}</Text>
        {cart && canRetry(code) && <AmazonPayCartButton cart={cart} />}
        <NextStep code={code} isCart={cart !== null} />
      </Notice>
    </div>
  )
}
