import { Footer } from "./components/footer"
import { Header } from "./components/header"
import { CartPage } from "./pages/cart-page"
import { CheckoutPage } from "./pages/checkout-page"
import { ConfirmedPage } from "./pages/confirmed-page"
import { LegalPage } from "./pages/legal-page"
import { MyPage } from "./pages/my-page"
import { NotFoundPage } from "./pages/not-found-page"
import { ProductPage } from "./pages/product-page"
import { ProductsPage } from "./pages/products-page"
import { ReviewPage } from "./pages/review-page"
import { useRoute, type Route } from "./routing/route"

export function App() {
  const route = useRoute()
  return (
    <>
      <Header />
      <main id="content" tabIndex={-1}>
        {pageOf(route)}
      </main>
      <Footer />
    </>
  )
}

function pageOf(route: Route) {
  switch (route.name) {
    case "products":
      return <ProductsPage />
    case "product":
      return <ProductPage handle={route.handle} />
    case "cart":
      return <CartPage failureCode={route.failureCode} />
    case "checkout":
      return <CheckoutPage />
    case "review":
      return <ReviewPage cartId={route.cartId} checkoutSessionId={route.checkoutSessionId} />
    case "confirmed":
      return <ConfirmedPage orderId={route.orderId} />
    case "mypage":
      return <MyPage />
    case "legal":
      return <LegalPage part={route.part} />
    case "not-found":
      return <NotFoundPage />
  }
}
