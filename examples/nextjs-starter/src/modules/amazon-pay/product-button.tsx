"use client"

import { AMAZON_PAY_DECORATION, AMAZON_PAY_LANGUAGE } from "@lib/amazon-pay"
import { addForAmazonPay, retrieveAmazonPayButton } from "@lib/data/amazon-pay"
import { Text } from "@modules/common/components/ui"
import { failureText } from "medusa-payment-amazon-pay-storefront"
import { AmazonPayProductButton as Button } from "medusa-payment-amazon-pay-storefront/react"
import { useParams } from "next/navigation"
import { useState } from "react"
import { codeOf } from "./code-of"
import NextStep from "./next-step"
import Notice from "./notice"
import { unbroken } from "./unbroken"

/** Express checkout of one product: the press puts it into the cart and leads to Amazon. */
export default function AmazonPayProductButton({ variantId }: { variantId: string }) {
  const countryCode = useParams().countryCode as string
  const [error, setError] = useState<unknown>(null)
  if (!AMAZON_PAY_DECORATION) return null

  const prepare = async () => {
    setError(null)
    const cart_id = await addForAmazonPay({ variantId, quantity: 1, countryCode })
    return retrieveAmazonPayButton({ cart_id, placement: "Product", country_code: countryCode })
  }

  return (
    <>
      <Button decoration={AMAZON_PAY_DECORATION} prepare={prepare} onError={setError} />
      {error !== null && (
        <Notice tone="problem">
          <Text>{unbroken(failureText(codeOf(error), AMAZON_PAY_LANGUAGE).message)}</Text>
          <NextStep code={codeOf(error)} />
        </Notice>
      )}
    </>
  )
}
