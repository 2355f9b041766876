import { useLanguage } from "../i18n/language"

interface Props {
  title: string
  quantity: number
  busy: boolean
  onChange: (quantity: number) => void
}

const MOST = 99

export function QuantityStepper({ title, quantity, busy, onChange }: Props) {
  const { texts } = useLanguage()
  const step = (by: number) => () => {
    if (!busy) onChange(quantity + by)
  }
  return (
    <div className="stepper" role="group" aria-label={`${title} ${texts.quantity}`}>
      <button type="button" aria-label={texts.fewer(title)} disabled={quantity <= 1} onClick={step(-1)}>
        −
      </button>
      <output aria-live="polite">{quantity}</output>
      <button type="button" aria-label={texts.more(title)} disabled={quantity >= MOST} onClick={step(1)}>
        ＋
      </button>
    </div>
  )
}
