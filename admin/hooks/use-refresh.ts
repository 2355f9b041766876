import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"

import { refreshPath } from "../lib/action/panel-action"
import { errorText } from "../lib/error-text"
import { request } from "../lib/request"
import { amazonPayOrderKey } from "./amazon-pay-order-key"
import { usePanelText } from "./use-panel-text"

/**
 * Makes the server look at Amazon again. That may have moved the order's payments, so the whole page is read anew; after
 * a failure too: the panel then says since when Amazon does not answer.
 */
export function useRefresh(orderId: string) {
  const queryClient = useQueryClient()
  const { t } = usePanelText()

  return useMutation({
    mutationFn: () => request("amazon_pay", refreshPath(orderId), "POST"),
    onSuccess: (answer) => {
      queryClient.setQueryData(amazonPayOrderKey(orderId), answer)
      toast.success(t("amazonPay.refresh.done"))
    },
    onError: (error) => {
      toast.error(t("amazonPay.refresh.failed"), { description: errorText(error, t) })
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["orders"] }),
  })
}
