import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"

import type { PaymentAction } from "../lib/available-actions"
import { errorText } from "../lib/error-text"
import { request } from "../lib/request"
import { amazonPayOrderKey } from "./amazon-pay-order-key"
import { usePanelText } from "./use-panel-text"

/** Runs an action on a payment. */
export function usePaymentAction(orderId: string, paymentId: string, action: PaymentAction) {
  const queryClient = useQueryClient()
  const { t } = usePanelText()

  return useMutation({
    mutationFn: () =>
      request("amazon_pay", `/admin/amazon-pay/payments/${encodeURIComponent(paymentId)}/${action}`, "POST"),
    onSuccess: async (answer) => {
      queryClient.setQueryData(amazonPayOrderKey(orderId), answer)
      toast.success(t(`amazonPay.action.${action}.done`))
      await queryClient.invalidateQueries({ queryKey: ["orders"] })
    },
    onError: (error) => {
      toast.error(t(`amazonPay.action.${action}.failed`), { description: errorText(error, t), duration: 15_000 })
    },
  })
}
