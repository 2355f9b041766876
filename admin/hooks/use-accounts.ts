import { useQuery } from "@tanstack/react-query"

import { request } from "../lib/request"
import { ACCOUNTS_KEY } from "./dashboard-keys"

/** The store's accounts as it is configured; answered without asking Amazon. */
export function useAccounts() {
  return useQuery({ queryKey: ACCOUNTS_KEY, queryFn: () => request("accounts", "/admin/amazon-pay/accounts") })
}
