import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"

import { errorText } from "../lib/error-text"
import { request } from "../lib/request"
import { ATTENTION_KEY } from "./dashboard-keys"
import { usePanelText } from "./use-panel-text"

/** Puts a warning away, for all admins. */
export function useDismissWarning(id: string) {
  const queryClient = useQueryClient()
  const { t } = usePanelText()

  return useMutation({
    mutationFn: () => request("warning", `/admin/amazon-pay/warnings/${encodeURIComponent(id)}/dismiss`, "POST"),
    onSuccess: () => {
      toast.success(t("amazonPay.page.attention.dismissed"))
    },
    onError: (error) => {
      toast.error(t("amazonPay.page.attention.dismissFailed"), { description: errorText(error, t), duration: 15_000 })
    },
    // After an error, too: somebody else may have put it away.
    onSettled: () =>
      Promise.all([ATTENTION_KEY, ["orders"]].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  })
}
