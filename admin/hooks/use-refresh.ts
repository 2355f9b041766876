import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"

import type { AmazonPayOrderAnswer } from "../lib/amazon-pay-order"
import { errorKey } from "../lib/error-key"
import { sdk } from "../lib/sdk"
import { amazonPayOrderKey } from "./amazon-pay-order-key"
import { usePanelText } from "./use-panel-text"

/** Makes the server look at Amazon again. That may have moved the order's payments, so the whole page is read anew. */
export function useRefresh(orderId: string) {
  const queryClient = useQueryClient()
  const { t } = usePanelText()

  return useMutation({
    mutationFn: () =>
      sdk.client.fetch<AmazonPayOrderAnswer>(`/admin/amazon-pay/orders/${encodeURIComponent(orderId)}/refresh`, {
        method: "POST",
      }),
    onSuccess: async (answer) => {
      queryClient.setQueryData(amazonPayOrderKey(orderId), answer)
      toast.success(t("amazonPay.refresh.done"))
      await queryClient.invalidateQueries({ queryKey: ["orders"] })
    },
    onError: (error) => {
      toast.error(t("amazonPay.refresh.failed"), { description: t(errorKey(error)) })
    },
  })
}
