import { Text } from "@medusajs/ui"
import { prefectureByIso } from "medusa-payment-amazon-pay/japan"
import type { AmazonPayAddress } from "medusa-payment-amazon-pay-storefront"

/** Read-only: the address changes at Amazon. */
export default function Address({ address }: { address: AmazonPayAddress | null }) {
  if (!address) return null
  const { first_name, last_name, company, address_1, address_2, postal_code, city, province, phone } = address
  const prefecture = prefectureByIso(province ?? "")?.name ?? province
  const lines = [[last_name, first_name], [company], [postal_code, prefecture], [city, address_1, address_2], [phone]]
  return (
    <address data-testid="shipping-address">
      {lines
        .map((parts) => parts.filter(Boolean).join(" "))
        .filter(Boolean)
        .map((line) => (
          <Text key={line}>{line}</Text>
        ))}
    </address>
  )
}
