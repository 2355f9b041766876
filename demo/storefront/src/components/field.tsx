import { useId, type InputHTMLAttributes } from "react"
import { useLanguage } from "../i18n/language"

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  label: string
  name: string
  wide?: boolean
}

/** A labelled input; those that may stay empty say so. */
export function Field({ label, wide, required = true, ...input }: Props) {
  const { texts } = useLanguage()
  const id = useId()
  return (
    <div className={wide ? "field field-wide" : "field"}>
      <label htmlFor={id}>
        {label} {!required && <small>({texts.optional})</small>}
      </label>
      <input id={id} required={required} {...input} />
    </div>
  )
}
