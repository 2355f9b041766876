import type { AmazonPayRecurring } from "medusa-payment-amazon-pay-storefront"
import { subscriptionLine } from "../cart/subscription-line"
import type { Cart } from "../cart/store-carts"
import { Facts } from "../components/facts"
import { lineTitle } from "../components/order-lines"
import { formatPrice } from "../i18n/format-price"
import { useLanguage } from "../i18n/language"
import { shippingText } from "../i18n/product-text"
import { Section } from "./section"

interface Props {
  recurring: AmazonPayRecurring
  cart: Cart
  paymentDescriptor: string | null
}

/** What the page before 「注文を確定する」 has to say of a subscription (特定商取引法 12条の6). */
export function RecurringTerms({ recurring, cart, paymentDescriptor }: Props) {
  const { texts, language } = useLanguage()
  const { amount, first_charge, currency_code, frequency_text } = recurring
  const line = subscriptionLine(cart)
  const price = (each: string) => formatPrice(Number(each), currency_code)
  const delivery = shippingText(language, cart.shipping_methods?.[0]?.name ?? "")
  return (
    <Section title={texts.recurringTitle}>
      <Facts
        facts={[
          [texts.eachTime, line && texts.times(lineTitle(language, line), line.quantity, frequency_text)],
          [texts.contractPeriod, texts.contractPeriodText],
          [texts.priceOf(texts.firstPrice), texts.withDelivery(price(first_charge))],
          [
            texts.priceOf(texts.laterPrice),
            amount === null ? texts.laterPriceVaries : texts.withDelivery(price(amount)),
          ],
          [texts.paymentTimes, texts.paymentTimesText],
          [texts.paymentMethod, texts.paymentMethodText(paymentDescriptor ?? "Amazon Pay")],
          [texts.deliveryTimes, texts.deliveryTimesText(delivery)],
          [texts.howToEnd, texts.howToEndText],
        ]}
      />
    </Section>
  )
}
