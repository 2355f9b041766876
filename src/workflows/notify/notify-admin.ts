import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { AdminLanguage } from "../../providers/amazon-pay/account/options"
import { amazonPayModule } from "../support/amazon-pay-module"
import { errorInfo } from "../support/error-info"
import type { AdminNotice } from "./admin-notice"
import type { AmazonPayEvent } from "./events"
import { raisedByEvent, raisedByNotice, raisedByPaidCart, raiseWarning } from "./raise-warning"
import { recordTold, toldByNotice } from "./record-told"
import { eventText, isTold, noticeText, TEXTS, type PaidCart, type Texts } from "./texts"

/** The order that the admin is told of. */
interface Order {
  order_id: string
  display_id: string
  payments: readonly { provider_id: string }[]
}

/** The dashboard's notifications: what went wrong, and what to do. */
export async function notifyAdminOfEvents(
  container: MedusaContainer,
  order: Order,
  events: readonly AmazonPayEvent[],
): Promise<void> {
  for (const event of events) {
    await raise(container, event)
    if (isTold(event)) await send(container, ofOrder(order), (texts) => eventText(texts, event))
  }
}

/** The same of an agreement, or of a permission that has no order. */
export async function notifyAdminOfAgreement(
  container: MedusaContainer,
  events: readonly AmazonPayEvent[],
): Promise<void> {
  for (const event of events) {
    await raise(container, event)
    if (!isTold(event)) continue
    const { provider_id, charge_permission_id: id } = event.data
    const about = { provider_id, titleIn: ({ permission }: Texts) => permission(id) }
    await send(container, about, (texts) => eventText(texts, event))
  }
}

export async function notifyAdmin(container: MedusaContainer, order: Order, notice: AdminNotice): Promise<void> {
  const { order_id, payments } = order
  const names = { order_id, provider_id: payments[0]?.provider_id ?? "" }
  await raiseWarning(container, raisedByNotice(names, notice, amazonPayModule(container).clock.now()))
  await recordTold(container, toldByNotice(order.order_id, notice))
  await send(container, ofOrder(order), (texts) => noticeText(texts, notice))
}

/** There is no order to look at: the panel cannot tell it. */
export async function notifyAdminOfPaidCart(
  container: MedusaContainer,
  paid: PaidCart & { provider_id: string },
): Promise<void> {
  await raiseWarning(container, raisedByPaidCart(paid, amazonPayModule(container).clock.now()))
  const { provider_id, ...cart } = paid
  const about: About = { provider_id, titleIn: ({ unplaced }) => unplaced.title }
  await send(container, about, ({ unplaced }) => unplaced.text(cart))
}

function raise(container: MedusaContainer, event: AmazonPayEvent): Promise<void> {
  return raiseWarning(container, raisedByEvent(event, amazonPayModule(container).clock.now()))
}

interface About {
  /** Of the account whose language the admin reads; the first one's when it is not known. */
  provider_id: string | undefined
  titleIn: (texts: Texts) => string
}

function ofOrder({ display_id, payments }: Order): About {
  return { provider_id: payments[0]?.provider_id, titleIn: (texts) => texts.title(display_id) }
}

async function send(container: MedusaContainer, about: About, textIn: (texts: Texts) => string): Promise<void> {
  try {
    const texts = TEXTS[languageOf(container, about)]
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: { title: about.titleIn(texts), description: textIn(texts) },
    })
  } catch (error) {
    // A store may have no feed. The panel shows the same, and the event was emitted. The log is in English.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: ${textIn(TEXTS.en)} (no notification: ${errorInfo(error).type ?? "unknown error"})`)
  }
}

function languageOf(container: MedusaContainer, { provider_id }: About): AdminLanguage {
  const { accounts } = amazonPayModule(container)
  return accounts.find(provider_id ?? accounts.providerIds[0])?.options.adminLanguage ?? "en"
}
