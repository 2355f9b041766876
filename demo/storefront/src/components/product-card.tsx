import { ProductButton } from "../amazon-pay/product-button"
import { AddButton } from "../cart/add-button"
import { formatPrice } from "../i18n/format-price"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"
import type { ShopProduct } from "../shop/products"
import { ProductArt } from "./product-art"

/** A product in the list, with both ways to buy it. */
export function ProductCard({ product }: { product: ShopProduct }) {
  const { texts } = useLanguage()
  const { handle, title, description, price, currencyCode, variantId, digital } = product
  return (
    <article className="card" data-product={handle}>
      <Link className="card-art" href={`/products/${handle}`} aria-label={texts.details(title)}>
        <ProductArt handle={handle} />
      </Link>
      <div className="card-text">
        <h2>
          <Link href={`/products/${handle}`}>{title}</Link>
        </h2>
        <p>{description}</p>
        <p className="card-delivery">{digital ? texts.digital : texts.shipsFree}</p>
        <p className="price">
          {formatPrice(price, currencyCode)} <small>({texts.taxIncluded})</small>
        </p>
      </div>
      <div className="card-buttons">
        <AddButton variantId={variantId} quantity={1} kind="quiet" />
        <ProductButton product={product} quantity={1} />
      </div>
    </article>
  )
}
