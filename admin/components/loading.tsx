import { Skeleton } from "@medusajs/ui"

import { usePanelText } from "../hooks/use-panel-text"

export function Loading() {
  const { t } = usePanelText()

  return (
    <div
      className="flex flex-col gap-y-2 px-6 py-4"
      role="status"
      aria-label={t("amazonPay.loading")}
      data-testid="amazon-pay-loading"
    >
      <Skeleton className="h-5 w-3/4" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-3/4" />
    </div>
  )
}
