import type { FormEvent } from "react"
import { useCart } from "../cart/cart"
import { needsShipping } from "../cart/needs-shipping"
import type { Cart } from "../cart/store-carts"
import { BusyButton } from "../components/busy-button"
import { Field } from "../components/field"
import { Notice } from "../components/notice"
import { useLanguage } from "../i18n/language"
import { useTask } from "../shop/use-task"
import { AddressFields } from "./address-fields"

const DELIVERS_TO = "jp"

/** Who and where, entered by the shopper: for a cart without anything to ship only who. */
export function DetailsForm({ cart, onSaved }: { cart: Cart; onSaved: () => void }) {
  const { texts } = useLanguage()
  const { update } = useCart()
  const { busy, failed, run } = useTask()
  const shipped = needsShipping(cart)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { email = "", ...fields } = readFields(event.currentTarget)
    const address = { ...fields, country_code: DELIVERS_TO }
    const changes = shipped ? { email, shipping_address: address, billing_address: address } : { email }
    void run(() => update(changes).then(onSaved))
  }
  return (
    <form className="fields" onSubmit={submit}>
      <h3>{texts.stepContact}</h3>
      <Field label={texts.email} name="email" type="email" autoComplete="email" defaultValue={cart.email} wide />
      {shipped && (
        <>
          <h3>{texts.stepAddress}</h3>
          <AddressFields address={cart.shipping_address} />
        </>
      )}
      {failed && <Notice tone="problem">{texts.saveFailed}</Notice>}
      <BusyButton type="submit" className="button button-primary field-wide" busy={busy} busyText={texts.saving}>
        {texts.saveAndContinue}
      </BusyButton>
    </form>
  )
}

/** The form's inputs by name. */
function readFields(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value.trim() : "",
  ])
  return Object.fromEntries(entries)
}
