import type { Attention } from "../../../src/workflows/dashboard/types"
import { CopyableId } from "../copyable-id"
import { ExternalLink } from "../external-link"
import { WarningRow } from "../warning-row"
import { usePanelText } from "../../hooks/use-panel-text"
import { Belongings } from "./belongings"
import { DismissButton } from "./dismiss-button"

/** What helps is done on the order's page, where it leads; what has no order, in Seller Central. */
export function AttentionRow({ warning }: { warning: Attention }) {
  const { t } = usePanelText()
  const { id, remedy, url, charge_permission_id, object_id, order_id, dismissible } = warning

  return (
    <WarningRow warning={warning} className="px-6 py-4">
      <Belongings {...warning} />
      {order_id === null && charge_permission_id !== null && charge_permission_id !== object_id && (
        <CopyableId id={charge_permission_id} />
      )}
      {remedy === "seller_central" && url !== null && (
        <ExternalLink href={url}>{t("amazonPay.remedy.seller_central")}</ExternalLink>
      )}
      {remedy === "send_update_link" && url !== null && <CopyableId id={url} />}
      {dismissible && <DismissButton id={id} />}
    </WarningRow>
  )
}
