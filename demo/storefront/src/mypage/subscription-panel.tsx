import { frequencyText } from "medusa-payment-amazon-pay-storefront"
import { BusyButton } from "../components/busy-button"
import { Facts } from "../components/facts"
import { Notice } from "../components/notice"
import { formatDate } from "../i18n/format-date"
import { formatPrice } from "../i18n/format-price"
import { useLanguage } from "../i18n/language"
import { productText } from "../i18n/product-text"
import { useShop } from "../shop/shop"
import { useTask } from "../shop/use-task"
import { change, daysUntil, letDaysPass, type MySubscription } from "./subscriptions"

interface Props {
  subscription: MySubscription
  today: string
  onChange: () => Promise<void>
}

/** A subscription: what was agreed, when it goes on, and how to pause or end it. */
export function SubscriptionPanel({ subscription, today, onChange }: Props) {
  const { texts, language } = useLanguage()
  const { sdk } = useShop()
  const { busy, failed, run } = useTask()
  const { id, product_handle, product_title, quantity, price, frequency, status, next_date, agreement } = subscription
  const { title } = productText(language, product_handle, { title: product_title, description: "" })
  const act = (action: Parameters<typeof change>[2]) => void run(() => change(sdk, id, action).then(onChange))
  const button = (label: string, onClick: () => void) => (
    <BusyButton type="button" className="button button-small" busy={busy} busyText={texts.saving} onClick={onClick}>
      {label}
    </BusyButton>
  )
  return (
    <section className="panel" aria-labelledby={id} data-subscription={id} data-status={status}>
      <header className="panel-header">
        <h2 id={id}>{title}</h2>
        <span className={`status status-${status}`}>{texts.subscriptionStatus[status]}</span>
      </header>
      {subscription.buyer_update_url !== null && (
        <Notice tone="problem" title={texts.mendTitle}>
          <p>{texts.mendLead}</p>
          <a href={subscription.buyer_update_url} target="_blank" rel="noreferrer">
            {texts.mend}
          </a>
        </Notice>
      )}
      <Facts
        facts={[
          ...(status === "active" ? [[texts.nextDate, formatDate(language, next_date)] as const] : []),
          [texts.eachTime, texts.times(title, quantity, frequencyText(frequency, language))],
          [texts.eachPayment, formatPrice(Number(agreement?.amount ?? price * quantity), "jpy")],
          [texts.paymentMethod, agreement?.payment_descriptor ?? "Amazon Pay"],
          [texts.monthsCharged, String(subscription.months_charged)],
        ]}
      />
      {failed && <Notice tone="problem">{texts.saveFailed}</Notice>}
      {status !== "ended" && (
        <div className="actions">
          {status === "active" && button(texts.pause, () => act("pause"))}
          {status === "paused" && button(texts.resume, () => act("resume"))}
          {button(texts.withdraw, () => {
            if (window.confirm(texts.withdrawSure)) act("withdraw")
          })}
        </div>
      )}
      {status === "active" && (
        <div className="demo-note with-action">
          {texts.demoTime}
          {button(
            texts.demoAdvance,
            () => void run(() => letDaysPass(sdk, daysUntil(next_date, today)).then(onChange)),
          )}
        </div>
      )}
    </section>
  )
}
