import { Button } from "@medusajs/ui"

import type { Warning } from "../../src/workflows/notify/warning"
import type { PanelAction } from "../../src/workflows/order/panel-types"
import { usePanelText } from "../hooks/use-panel-text"
import { paymentOf } from "../lib/action/panel-action"
import { ActionButton } from "./action-buttons"
import { CopyableId } from "./copyable-id"
import { ExternalLink } from "./external-link"
import { LinkMail } from "./link-mail"
import { usePanel } from "./panel-context"

/** What helps against a warning, where it can be done: an action that is not legal is not offered. */
export function WarningRemedy({ warning }: { warning: Warning }) {
  const { t } = usePanelText()
  const { actions, isBusy, refresh } = usePanel()
  const { remedy, url } = warning

  switch (remedy) {
    case "capture":
    case "refund":
    case "reauthorize":
    case "release":
    case "void":
    case "charge":
    case "payment_link": {
      const action = actions.find((one) => one.action === remedy && isAbout(one, warning))
      return action ? <ActionButton action={action} /> : null
    }
    case "refresh":
      return (
        <Button
          size="small"
          variant="secondary"
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) refresh()
          }}
        >
          {t("amazonPay.refresh.action")}
        </Button>
      )
    case "seller_central":
      return url === null ? null : <ExternalLink href={url}>{t("amazonPay.remedy.seller_central")}</ExternalLink>
    case "send_update_link":
      return url === null ? null : (
        <>
          <CopyableId id={url} />
          <LinkMail
            url={url}
            subject={() => t("amazonPay.remedy.subject")}
            line={t("amazonPay.remedy.body")}
            label={t("amazonPay.remedy.send_update_link")}
          />
        </>
      )
    case "wait":
    case "none":
      return null
  }
}

function isAbout(action: PanelAction, { payment_id }: Warning): boolean {
  const of = paymentOf(action)
  return of === null || payment_id === null || of === payment_id
}
