import { Totals } from "../components/totals"
import { useLanguage } from "../i18n/language"
import { needsShipping } from "./needs-shipping"
import type { Cart } from "./store-carts"

export function CartTotals({ cart }: { cart: Cart }) {
  const { texts } = useLanguage()
  const chosen = (cart.shipping_methods ?? []).length > 0
  const shipping = !needsShipping(cart) ? texts.noShipping : chosen ? cart.shipping_total : texts.shippingLater
  return <Totals currencyCode={cart.currency_code} subtotal={cart.item_total} shipping={shipping} total={cart.total} />
}
