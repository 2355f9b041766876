import { useState } from "react"
import { ProductButton } from "../amazon-pay/product-button"
import { ForMembers } from "../account/for-members"
import { AddButton } from "../cart/add-button"
import { LoadFailure } from "../components/load-failure"
import { Loading } from "../components/loading"
import { PageTitle } from "../components/page-title"
import { Price, deliveryText } from "../components/price"
import { ProductArt } from "../components/product-art"
import { QuantityStepper } from "../components/quantity-stepper"
import { useLanguage } from "../i18n/language"
import { useProducts, type ShopProduct } from "../shop/products"
import { NotFoundPage } from "./not-found-page"

export function ProductPage({ handle }: { handle: string }) {
  const { texts } = useLanguage()
  const [products, again] = useProducts()
  switch (products.state) {
    case "loading":
      return <Loading>{texts.loading}</Loading>
    case "failed":
      return <LoadFailure onRetry={again} />
    case "ready": {
      const product = products.value.find((candidate) => candidate.handle === handle)
      return product ? <Details product={product} /> : <NotFoundPage />
    }
  }
}

function Details({ product }: { product: ShopProduct }) {
  const { texts } = useLanguage()
  const [quantity, setQuantity] = useState(1)
  const { title, description, variantId, handle } = product
  const buttons = (
    <>
      <AddButton variantId={variantId} quantity={quantity} kind="primary" />
      <p className="or">
        <span>{texts.or}</span>
      </p>
      <ProductButton product={product} quantity={quantity} />
      <p className="hint">{texts.expressHint}</p>
    </>
  )
  return (
    <article className="product">
      <div className="product-art">
        <ProductArt handle={handle} />
      </div>
      <div className="product-text">
        <PageTitle name={title} />
        <Price product={product} />
        <p>{description}</p>
        <p className="card-delivery">{deliveryText(texts, product)}</p>
        <QuantityStepper title={title} quantity={quantity} busy={false} onChange={setQuantity} />
        <div className="stack">{product.plan ? <ForMembers>{buttons}</ForMembers> : buttons}</div>
      </div>
    </article>
  )
}
