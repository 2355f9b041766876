import type { FormEvent } from "react"
import { BusyButton } from "../components/busy-button"
import { Field } from "../components/field"
import { useLanguage } from "../i18n/language"
import type { Texts } from "../i18n/ja"
import { useTask } from "../shop/use-task"

interface Props {
  fields: string[]
  onSave: (details: Record<string, string>) => Promise<unknown>
}

/** Asks for what the store needs and Amazon did not send, and for nothing else. */
export function MissingDetails({ fields, onSave }: Props) {
  const { texts } = useLanguage()
  const { busy, run } = useTask()
  const labels = labelsOf(texts)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const details = fields.map((name): [string, string] => {
      const value = form.get(name)
      return [name, typeof value === "string" ? value.trim() : ""]
    })
    void run(() => onSave(Object.fromEntries(details)))
  }
  return (
    <section className="panel missing" aria-labelledby="missing-title">
      <h2 id="missing-title">{texts.missingTitle}</h2>
      <p>{texts.missingLead}</p>
      <form className="fields" onSubmit={submit}>
        {fields.map((name) => (
          <Field key={name} name={name} label={labels[name] ?? name} type={TYPES[name] ?? "text"} wide />
        ))}
        <BusyButton type="submit" className="button button-primary field-wide" busy={busy} busyText={texts.saving}>
          {texts.saveAndContinue}
        </BusyButton>
      </form>
    </section>
  )
}

const TYPES: Record<string, string> = { phone: "tel", email: "email" }

/** The names that `missing_fields` uses: Medusa's address fields, and furigana where a store wants it. */
function labelsOf(texts: Texts): Record<string, string> {
  return {
    email: texts.email,
    name: texts.fullName,
    last_name_kana: texts.lastNameKana,
    first_name_kana: texts.firstNameKana,
    last_name: texts.lastName,
    first_name: texts.firstName,
    phone: texts.phone,
    country_code: texts.countryCode,
    postal_code: texts.postalCode,
    province: texts.province,
    city: texts.city,
    address_1: texts.address1,
    address_2: texts.address2,
    company: texts.company,
  }
}
