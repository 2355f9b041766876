import { useQuery } from "@tanstack/react-query"

import { request } from "../lib/request"
import { amazonPayOrderKey } from "./amazon-pay-order-key"

/** What the store knows of the order at Amazon Pay; answered without asking Amazon. */
export function useAmazonPayOrder(orderId: string) {
  return useQuery({
    queryKey: amazonPayOrderKey(orderId),
    queryFn: () => request("amazon_pay", `/admin/amazon-pay/orders/${encodeURIComponent(orderId)}`),
  })
}
