import { useInfiniteQuery } from "@tanstack/react-query"
import { useState } from "react"

import type { Timeline, TimelineEntry } from "../../src/workflows/order/timeline-types"
import { request } from "../lib/request"
import { amazonPayOrderKey } from "./amazon-pay-order-key"

const PAGE = 20

/** The panel's newest entries, and older ones once they are asked for. */
export function useTimeline(orderId: string, newest: Timeline) {
  const [isAsked, setAsked] = useState(false)
  const older = useInfiniteQuery({
    queryKey: [...amazonPayOrderKey(orderId), "timeline"],
    enabled: isAsked,
    initialPageParam: newest.entries.length,
    queryFn: async ({ pageParam }) => {
      const query = new URLSearchParams({ limit: String(PAGE), offset: String(pageParam) })
      const path = `/admin/amazon-pay/orders/${encodeURIComponent(orderId)}/timeline?${query}`
      return (await request("timeline", path)).timeline
    },
    getNextPageParam: ({ offset, entries, count }) =>
      offset + entries.length < count && entries.length > 0 ? offset + entries.length : undefined,
  })
  const entries = once([newest, ...(older.data?.pages ?? [])].flatMap((page) => page.entries))

  return {
    entries,
    left: older.data && !older.hasNextPage ? 0 : Math.max(0, newest.count - entries.length),
    isFetching: older.isFetching,
    error: older.error,
    more: () => {
      if (!isAsked) setAsked(true)
      else if (older.isError && !older.data) void older.refetch()
      else void older.fetchNextPage()
    },
  }
}

/** What came in between moves all others on, so that a page may begin with what the one before ended with. */
function once(entries: readonly TimelineEntry[]): TimelineEntry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()]
}
