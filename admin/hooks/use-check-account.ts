import { useMutation } from "@tanstack/react-query"

import { request } from "../lib/request"

/** Makes the server ask Amazon for something harmless. */
export function useCheckAccount(providerId: string) {
  return useMutation({
    mutationFn: () => request("check", `/admin/amazon-pay/accounts/${encodeURIComponent(providerId)}/check`, "POST"),
  })
}
