import { formatPrice } from "../i18n/format-price"
import { useLanguage } from "../i18n/language"
import type { Texts } from "../i18n/ja"
import type { ShopProduct } from "../shop/products"

/** A product's price; of a subscription the first one and what follows. */
export function Price({ product: { price, currencyCode, plan } }: { product: ShopProduct }) {
  const { texts } = useLanguage()
  return (
    <p className="price">
      {plan && <small>{texts.firstPrice} </small>}
      {formatPrice(price, currencyCode)} <small>({texts.taxIncluded})</small>
      {plan && (
        <small className="price-later">
          {texts.laterPrice} {formatPrice(plan.price, currencyCode)} ({texts.taxIncluded})
        </small>
      )}
    </p>
  )
}

export function deliveryText(texts: Texts, { digital, plan }: ShopProduct): string {
  return plan ? texts.everyMonth : digital ? texts.digital : texts.shipsFree
}
