"use client"

import { chooseShipping } from "@lib/data/amazon-pay"
import { convertToLocale } from "@lib/util/money"
import { HttpTypes } from "@medusajs/types"
import { Heading, Text } from "@modules/common/components/ui"
import { useRouter } from "next/navigation"
import { useTransition } from "react"
import Notice from "./notice"
import { texts } from "./texts"

type ShippingChoiceProps = {
  cart: HttpTypes.StoreCart
  options: HttpTypes.StoreCartShippingOption[]
  /** The total has changed. */
  onChosen: () => void
}

export default function ShippingChoice({ cart, options, onChosen }: ShippingChoiceProps) {
  const router = useRouter()
  const [choosing, startChoosing] = useTransition()
  const chosen = cart.shipping_methods?.at(-1)?.shipping_option_id

  const choose = (id: string) =>
    startChoosing(async () => {
      await chooseShipping(cart.id, id)
      router.refresh()
      onChosen()
    })

  return (
    <fieldset disabled={choosing}>
      <legend>
        <Heading level="h2">{texts.shipping}</Heading>
      </legend>
      {options.length === 0 && (
        <Notice tone="problem">
          <Text>{texts.noShipping}</Text>
        </Notice>
      )}
      {options.map(({ id, name, amount }) => (
        <label key={id} className="flex gap-x-2">
          <input type="radio" name="shipping" checked={id === chosen} onChange={() => choose(id)} />
          {name} {convertToLocale({ amount: amount ?? 0, currency_code: cart.currency_code })}
        </label>
      ))}
    </fieldset>
  )
}
