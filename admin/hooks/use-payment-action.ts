import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"

import type { AmazonPayOrderAnswer } from "../lib/amazon-pay-order"
import type { PaymentAction } from "../lib/available-actions"
import { sdk } from "../lib/sdk"
import { amazonPayOrderKey } from "./amazon-pay-order-key"
import { usePanelText } from "./use-panel-text"

/** Runs an action on a payment; a refusal is shown in the server's words, which say what to do. */
export function usePaymentAction(orderId: string, paymentId: string, action: PaymentAction) {
  const queryClient = useQueryClient()
  const { t } = usePanelText()

  return useMutation({
    mutationFn: () =>
      sdk.client.fetch<AmazonPayOrderAnswer>(`/admin/amazon-pay/payments/${encodeURIComponent(paymentId)}/${action}`, {
        method: "POST",
      }),
    onSuccess: async (answer) => {
      queryClient.setQueryData(amazonPayOrderKey(orderId), answer)
      toast.success(t(`amazonPay.action.${action}.done`))
      await queryClient.invalidateQueries({ queryKey: ["orders"] })
    },
    onError: (error) => {
      toast.error(t(`amazonPay.action.${action}.failed`), { description: error.message, duration: 15_000 })
    },
  })
}
