import { formatPrice } from "../i18n/format-price"
import { useLanguage } from "../i18n/language"

interface Props {
  currencyCode: string
  subtotal: number
  /** A price, or what to say instead of one. */
  shipping: number | string
  total: number
}

export function Totals({ currencyCode, subtotal, shipping, total }: Props) {
  const { texts } = useLanguage()
  const price = (amount: number) => formatPrice(amount, currencyCode)
  return (
    <dl className="totals">
      <div>
        <dt>{texts.subtotal}</dt>
        <dd>{price(subtotal)}</dd>
      </div>
      <div>
        <dt>{texts.shipping}</dt>
        <dd>{typeof shipping === "string" ? shipping : shipping === 0 ? texts.free : price(shipping)}</dd>
      </div>
      <div className="totals-sum">
        <dt>
          {texts.total} <small>({texts.taxIncluded})</small>
        </dt>
        <dd data-testid="total">{price(total)}</dd>
      </div>
    </dl>
  )
}
