import { Button, usePrompt } from "@medusajs/ui"

import { useDismissWarning } from "../../hooks/use-dismiss-warning"
import { usePanelText } from "../../hooks/use-panel-text"

/** Asks first: what is put away is away for all admins. */
export function DismissButton({ id }: { id: string }) {
  const { t } = usePanelText()
  const prompt = usePrompt()
  const { mutate, isPending } = useDismissWarning(id)

  const ask = async () => {
    const isSure = await prompt({
      title: t("amazonPay.page.attention.dismissTitle"),
      description: t("amazonPay.page.attention.dismissText"),
      confirmText: t("amazonPay.page.attention.dismiss"),
      cancelText: t("amazonPay.action.cancel"),
      variant: "confirmation",
    })
    if (isSure) mutate()
  }

  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={isPending}
      onClick={() => void ask()}
      data-testid="amazon-pay-dismiss"
    >
      {t("amazonPay.page.attention.dismiss")}
    </Button>
  )
}
