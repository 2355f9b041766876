import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { AdminLanguage } from "../../providers/amazon-pay/account/options"
import { amazonPayModule } from "../support/amazon-pay-module"
import { errorInfo } from "../support/error-info"
import type { AdminNotice } from "./admin-notice"
import type { AmazonPayEvent } from "./events"
import { eventText, isTold, noticeText, TEXTS, type Texts } from "./texts"

/** The order that the admin is told of. */
interface Order {
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
    if (isTold(event)) await send(container, order, (texts) => eventText(texts, event))
  }
}

export function notifyAdmin(container: MedusaContainer, order: Order, notice: AdminNotice): Promise<void> {
  return send(container, order, (texts) => noticeText(texts, notice))
}

async function send(container: MedusaContainer, order: Order, textIn: (texts: Texts) => string): Promise<void> {
  try {
    const texts = TEXTS[languageOf(container, order)]
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: { title: texts.title(order.display_id), description: textIn(texts) },
    })
  } catch (error) {
    // A store may have no feed. The panel shows the same, and the event was emitted. The log is in English.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Amazon Pay: ${textIn(TEXTS.en)} (no notification: ${errorInfo(error).type ?? "unknown error"})`)
  }
}

/** That of the account that the order was paid with. */
function languageOf(container: MedusaContainer, { payments }: Order): AdminLanguage {
  const { accounts } = amazonPayModule(container)
  return accounts.find(payments[0]?.provider_id ?? accounts.providerIds[0])?.options.adminLanguage ?? "en"
}
