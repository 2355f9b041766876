import { useQuery } from "@tanstack/react-query"

import { request } from "../lib/request"
import { agreementKey } from "./agreements-key"

/** An agreement with what was charged on it; answered without asking Amazon. */
export function useAgreement(id: string) {
  return useQuery({
    queryKey: agreementKey(id),
    queryFn: () => request("charge_permission", `/admin/amazon-pay/charge-permissions/${encodeURIComponent(id)}`),
  })
}
