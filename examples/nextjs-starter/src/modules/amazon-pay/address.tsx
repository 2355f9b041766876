import { Text } from "@modules/common/components/ui"
import type { AmazonPayAddress } from "medusa-payment-amazon-pay-storefront"
import { provinceName } from "./prefectures"

/** Read-only: the address changes at Amazon. */
export default function Address({ address }: { address: AmazonPayAddress | null }) {
  if (!address) return null
  const { first_name, last_name, company, address_1, address_2, postal_code, city, province, phone } = address
  const code = postal_code && /^jp-/i.test(province ?? "") ? `〒${postal_code}` : postal_code
  const lines = [
    [last_name, first_name],
    [company],
    [code, provinceName(province)],
    [city, address_1, address_2],
    [phone],
  ]
  return (
    <address className="not-italic" data-testid="shipping-address">
      {lines
        .map((parts) => parts.filter(Boolean).join(" "))
        .filter(Boolean)
        .map((line) => (
          <Text key={line}>{line}</Text>
        ))}
    </address>
  )
}
