import { useQuery } from "@tanstack/react-query"

import { request } from "../lib/request"
import { AUTHORIZATIONS_KEY } from "./dashboard-keys"

/** Authorizations that end soon, and those that Amazon lately declined. */
export function useAuthorizations() {
  return useQuery({
    queryKey: AUTHORIZATIONS_KEY,
    queryFn: () => request("expiring", "/admin/amazon-pay/authorizations"),
  })
}
