import { AmazonPayUnavailableError, type ButtonDecoration } from "medusa-payment-amazon-pay-storefront"
import { AmazonPayProductButton } from "medusa-payment-amazon-pay-storefront/react"
import { useMemo, useState } from "react"
import { useCart } from "../cart/cart"
import { Notice } from "../components/notice"
import { unbroken } from "../components/unbroken"
import { useLanguage } from "../i18n/language"
import type { ShopProduct } from "../shop/products"
import { useShop } from "../shop/shop"
import { ScriptBlocked } from "./script-blocked"

/** Buys a product from its own page: the press puts it into the cart, and leads to Amazon with a button signed for it. */
export function ProductButton({ product, quantity }: { product: ShopProduct; quantity: number }) {
  const { config, amazonPay } = useShop()
  const { texts, language: locale } = useLanguage()
  const { add } = useCart()
  const [problem, setProblem] = useState<string | null>(null)
  const { variantId, digital, price, currencyCode } = product

  const decoration = useMemo<ButtonDecoration>(
    () => ({
      ...config.amazonPay,
      productType: digital ? "PayOnly" : "PayAndShip",
      estimatedOrderAmount: { amount: String(price * quantity), currencyCode: currencyCode.toUpperCase() },
    }),
    [config, digital, price, quantity, currencyCode],
  )
  const prepare = async () => {
    setProblem(null)
    const cart = await add(variantId, quantity)
    return amazonPay.button({ cart_id: cart.id, placement: "Product", country_code: config.countryCode, locale })
  }
  const explain = (error: unknown) =>
    setProblem(error instanceof AmazonPayUnavailableError ? error.message : texts.cartFailed)

  return (
    <>
      <AmazonPayProductButton
        className="amazon-pay"
        decoration={decoration}
        prepare={prepare}
        onError={explain}
        fallback={<ScriptBlocked />}
      />
      {problem !== null && <Notice tone="problem">{unbroken(problem)}</Notice>}
    </>
  )
}
