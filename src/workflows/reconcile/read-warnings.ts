import type { MedusaContainer } from "@medusajs/framework/types"
import { buyerUpdateUrl } from "../../amazon/buyer-update-url"
import { SEVERITIES, SORTS, type WarningEntry } from "../../ledger/warning"
import type { Accounts } from "../../modules/amazon-pay/accounts/accounts"
import type { Warning } from "../notify/warning"
import { amazonPayModule } from "../support/amazon-pay-module"

/** What an admin should know or do about an order, the most urgent first. One query. */
export async function readWarnings(container: MedusaContainer, orderId: string): Promise<Warning[]> {
  const { ledger, accounts, clock } = amazonPayModule(container)
  const now = clock.now()
  const rows = await ledger.warnings.of({ type: "order", id: orderId })
  const open = rows.filter(({ dismissed_at, since }) => dismissed_at === null && since <= now)
  const rank = ({ severity }: WarningEntry) => SEVERITIES.indexOf(severity)
  return open.sort((one, other) => rank(one) - rank(other)).map((row) => warningView(row, accounts))
}

export function warningView(row: WarningEntry, accounts: Pick<Accounts, "find">): Warning {
  const { id, kind, severity, since, until, amount, object_id, payment_id, reason_code, remedy } = row
  return {
    id,
    kind,
    severity,
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
    amount: amount?.amount ?? null,
    currency_code: amount?.currencyCode ?? null,
    object_id,
    payment_id,
    reason_code,
    remedy,
    url: urlOf(row, accounts),
    dismissible: SORTS[kind].dismissible,
  }
}

function urlOf(
  { remedy, object_id, provider_id }: Pick<WarningEntry, "remedy" | "object_id" | "provider_id">,
  accounts: Pick<Accounts, "find">,
): string | null {
  if (remedy === "send_update_link") return object_id === null ? null : buyerUpdateUrl(object_id)
  return remedy === "seller_central" ? (accounts.find(provider_id)?.profile.sellerCentral ?? null) : null
}
