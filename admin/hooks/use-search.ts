import { useQuery } from "@tanstack/react-query"

import { request } from "../lib/request"
import { searchKey } from "./dashboard-keys"

/** Whose an id of Amazon's is. @param q as typed; nothing is asked while it is empty */
export function useSearch(q: string) {
  return useQuery({
    queryKey: searchKey(q),
    queryFn: () => request("results", `/admin/amazon-pay/search?${new URLSearchParams({ q })}`),
    enabled: q !== "",
  })
}
