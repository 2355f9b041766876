import { useQuery } from "@tanstack/react-query"

import { request } from "../lib/request"
import { agreementsKey } from "./agreements-key"

/** The customer's agreements, the newest first; answered without asking Amazon. */
export function useAgreements(customerId: string) {
  const query = new URLSearchParams({ customer_id: customerId, limit: "100" })
  return useQuery({
    queryKey: agreementsKey(customerId),
    queryFn: () => request("charge_permissions", `/admin/amazon-pay/charge-permissions?${query}`),
  })
}
