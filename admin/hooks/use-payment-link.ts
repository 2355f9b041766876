import { useMutation, useQueryClient } from "@tanstack/react-query"

import { request } from "../lib/request"

/** Makes the link on which the shopper pays what the order's edit added. */
export function usePaymentLink(orderId: string) {
  const queryClient = useQueryClient()

  return useMutation({
    mutationFn: () =>
      request("payment_link", `/admin/amazon-pay/orders/${encodeURIComponent(orderId)}/payment-link`, "POST"),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["orders"] }),
  })
}
