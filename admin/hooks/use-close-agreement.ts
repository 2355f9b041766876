import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"

import { errorText } from "../lib/error-text"
import { request } from "../lib/request"
import { usePanelText } from "./use-panel-text"

interface Closing {
  /** Told to Amazon. */
  reason: string
  /** Whether what is authorized and not captured is given up with it. */
  cancel_pending: boolean
}

/** Ends an agreement. */
export function useCloseAgreement(id: string) {
  const queryClient = useQueryClient()
  const { t } = usePanelText()

  return useMutation({
    mutationFn: (closing: Closing) =>
      request(
        "charge_permission",
        `/admin/amazon-pay/charge-permissions/${encodeURIComponent(id)}/close`,
        "POST",
        closing,
      ),
    onSuccess: () => {
      toast.success(t("amazonPay.agreement.close.done"))
    },
    onError: (error) => {
      toast.error(t("amazonPay.agreement.close.failed"), { description: errorText(error, t), duration: 15_000 })
    },
    // After an error, too: it may have been closed by somebody else.
    onSettled: () =>
      Promise.all(["customers", "orders"].map((key) => queryClient.invalidateQueries({ queryKey: [key] }))),
  })
}
