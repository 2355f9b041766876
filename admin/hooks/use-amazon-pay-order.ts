import { useQuery } from "@tanstack/react-query"

import type { AmazonPayOrderAnswer } from "../lib/amazon-pay-order"
import { sdk } from "../lib/sdk"
import { amazonPayOrderKey } from "./amazon-pay-order-key"

/** What the store knows of the order at Amazon Pay; answered without asking Amazon. */
export function useAmazonPayOrder(orderId: string) {
  return useQuery({
    queryKey: amazonPayOrderKey(orderId),
    queryFn: () => sdk.client.fetch<AmazonPayOrderAnswer>(`/admin/amazon-pay/orders/${encodeURIComponent(orderId)}`),
  })
}
