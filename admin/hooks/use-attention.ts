import { keepPreviousData, useQuery } from "@tanstack/react-query"

import type { WarningKind } from "../../src/workflows/notify/warning"
import { request } from "../lib/request"
import { attentionKey } from "./dashboard-keys"

export const PAGE_SIZE = 10

/** What needs attention, the oldest first. @param kind null for all */
export function useAttention(kind: WarningKind | null, offset: number) {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), offset: String(offset), ...(kind && { kind }) })
  return useQuery({
    queryKey: attentionKey(kind, offset),
    queryFn: () => request("warnings", `/admin/amazon-pay/attention?${query}`),
    // The list stays while another page of it is on its way.
    placeholderData: keepPreviousData,
  })
}
