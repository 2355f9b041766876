import { useQuery } from "@tanstack/react-query"

import { request } from "../lib/request"
import { amazonPayOrderKey } from "./amazon-pay-order-key"

/** The clock asks Amazon about once a minute. */
const WAITING_MS = 15_000

/** What the store knows of the order at Amazon Pay; answered without asking Amazon. */
export function useAmazonPayOrder(orderId: string) {
  return useQuery({
    queryKey: amazonPayOrderKey(orderId),
    queryFn: () => request("amazon_pay", `/admin/amazon-pay/orders/${encodeURIComponent(orderId)}`),
    // Amazon's answer comes without anybody's doing.
    refetchInterval: ({ state }) => (state.data?.amazon_pay.open_operations.length ? WAITING_MS : false),
  })
}
