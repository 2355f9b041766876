import type { HttpTypes } from "@medusajs/types"
import { useCallback, useEffect, useState } from "react"
import { LoadFailure } from "../components/load-failure"
import { Loading } from "../components/loading"
import { Notice } from "../components/notice"
import { formatPrice } from "../i18n/format-price"
import { useLanguage } from "../i18n/language"
import { shippingText } from "../i18n/product-text"
import { useShop } from "../shop/shop"
import { useLoaded } from "../shop/use-loaded"
import { useTask } from "../shop/use-task"
import { useCart } from "./cart"
import type { Cart } from "./store-carts"

type Option = HttpTypes.StoreCartShippingOption

/** The ways to deliver to the cart's address. The first one is chosen until the shopper chooses. */
export function ShippingChoice({ cart }: { cart: Cart }) {
  const { texts } = useLanguage()
  const { sdk } = useShop()
  const { id: cartId, shipping_address: address } = cart
  const load = useCallback(async () => {
    const query = { cart_id: cartId, fields: "+type.description" }
    return (await sdk.store.fulfillment.listCartOptions(query)).shipping_options
  }, [sdk, cartId])
  const [options, again] = useLoaded(
    load,
    JSON.stringify([address?.country_code, address?.province, address?.postal_code]),
  )
  if (options.state === "loading") return <Loading>{texts.loading}</Loading>
  if (options.state === "failed") return <LoadFailure onRetry={again} />
  if (options.value.length === 0) return <Notice tone="problem">{texts.noShippingMethod}</Notice>
  return <Choice cart={cart} options={options.value} />
}

function Choice({ cart, options }: { cart: Cart; options: Option[] }) {
  const { texts, language } = useLanguage()
  const { ship } = useCart()
  const { busy, failed, run } = useTask()
  const chosen = cart.shipping_methods?.[0]?.shipping_option_id
  const known = options.some(({ id }) => id === chosen)
  const first = options[0]?.id
  // What was just pressed, until the cart says the same: a press shows at once.
  const [pressed, setPressed] = useState<string | null>(null)
  const choose = useCallback(
    (id: string) =>
      void run(() => {
        setPressed(id)
        return ship(id).finally(() => setPressed(null))
      }),
    [run, ship],
  )
  useEffect(() => {
    if (!known && first !== undefined) choose(first)
  }, [known, first, choose])
  return (
    <fieldset className="options" aria-busy={busy}>
      <legend className="hidden">{texts.shippingMethod}</legend>
      {options.map((option) => (
        <label key={option.id} className="option">
          <input
            type="radio"
            name="shipping"
            value={option.id}
            checked={option.id === (pressed ?? chosen)}
            onChange={() => choose(option.id)}
          />
          <span>
            {shippingText(language, option.name)}
            <small className="muted">{shippingText(language, option.type.description)}</small>
          </span>
          <span>{option.amount === 0 ? texts.free : formatPrice(option.amount, cart.currency_code)}</span>
        </label>
      ))}
      {failed && <Notice tone="problem">{texts.cartFailed}</Notice>}
    </fieldset>
  )
}
