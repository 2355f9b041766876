import { Facts } from "../components/facts"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"
import { Section } from "./section"

/**
 * What 特定商取引法 (article 12-6) asks of a final confirmation screen beside lines, prices and payment method: time of payment,
 * of delivery, returns and cancellation.
 */
export function Conditions({ shipped }: { shipped: boolean }) {
  const { texts } = useLanguage()
  return (
    <Section title={texts.conditions}>
      <Facts
        facts={[
          [texts.paymentTime, shipped ? texts.paymentTimeShipped : texts.paymentTimeDigital],
          [texts.deliveryTime, shipped ? texts.deliveryTimeShipped : texts.deliveryTimeDigital],
          [texts.returns, shipped ? texts.returnsText : texts.returnsTextDigital],
        ]}
      />
      <Link className="text-link" href="/legal">
        {texts.legal}
      </Link>
    </Section>
  )
}
