import { ProductButton } from "../amazon-pay/product-button"
import { ForMembers } from "../account/for-members"
import { AddButton } from "../cart/add-button"
import { useLanguage } from "../i18n/language"
import { Link } from "../routing/link"
import type { ShopProduct } from "../shop/products"
import { Price, deliveryText } from "./price"
import { ProductArt } from "./product-art"

/** A product in the list, with both ways to buy it. */
export function ProductCard({ product }: { product: ShopProduct }) {
  const { texts } = useLanguage()
  const { handle, title, description, variantId } = product
  const buttons = (
    <>
      <AddButton variantId={variantId} quantity={1} kind="quiet" />
      <ProductButton product={product} quantity={1} />
    </>
  )
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
        <p className="card-delivery">{deliveryText(texts, product)}</p>
        <Price product={product} />
      </div>
      <div className="card-buttons">{product.plan ? <ForMembers>{buttons}</ForMembers> : buttons}</div>
    </article>
  )
}
