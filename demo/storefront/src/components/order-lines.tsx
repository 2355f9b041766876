import { useLanguage } from "../i18n/language"
import { formatPrice } from "../i18n/format-price"
import { productText } from "../i18n/product-text"
import { ProductArt } from "./product-art"

/** What cart lines and order lines have in common. */
export interface OrderLine {
  id: string
  title: string
  product_title?: string | null
  product_handle?: string | null
  unit_price: number
  quantity: number
}

/** 商品名, 単価, 数量, 小計: a table, which a narrow page folds into one block a line. */
export function OrderLines({ lines, currencyCode }: { lines: OrderLine[]; currencyCode: string }) {
  const { texts, language } = useLanguage()
  const price = (amount: number) => formatPrice(amount, currencyCode)
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{texts.itemName}</th>
          <th scope="col">{texts.unitPrice}</th>
          <th scope="col">{texts.quantity}</th>
          <th scope="col">{texts.lineTotal}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <ProductArt handle={line.product_handle} />
              <span>{lineTitle(language, line)}</span>
            </th>
            <td data-label={texts.unitPrice}>{price(line.unit_price)}</td>
            <td data-label={texts.quantity}>{line.quantity}</td>
            <td data-label={texts.lineTotal}>{price(line.unit_price * line.quantity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function lineTitle(language: "ja" | "en", { product_title, title, product_handle }: OrderLine): string {
  return productText(language, product_handle, { title: product_title ?? title, description: "" }).title
}
