import { LoadFailure } from "../components/load-failure"
import { Loading } from "../components/loading"
import { PageTitle } from "../components/page-title"
import { ProductArt } from "../components/product-art"
import { ProductCard } from "../components/product-card"
import { useLanguage } from "../i18n/language"
import { useProducts } from "../shop/products"

export function ProductsPage() {
  const { texts } = useLanguage()
  const [products, again] = useProducts()
  return (
    <>
      <section className="hero">
        <div>
          <PageTitle name={texts.products}>{texts.shopLead}</PageTitle>
          <p>{texts.shopStory}</p>
        </div>
        <ProductArt handle="coffee-cup" />
      </section>
      {products.state === "loading" && <Loading>{texts.loading}</Loading>}
      {products.state === "failed" && <LoadFailure onRetry={again} />}
      {products.state === "ready" && (
        <section className="cards" aria-label={texts.products}>
          {products.value.map((product) => (
            <ProductCard key={product.handle} product={product} />
          ))}
        </section>
      )}
    </>
  )
}
