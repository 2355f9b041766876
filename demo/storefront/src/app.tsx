import { Footer } from "./components/footer"
import { Header } from "./components/header"
import { CartPage } from "./pages/cart-page"
import { ConfirmedPage } from "./pages/confirmed-page"
import { NotFoundPage } from "./pages/not-found-page"
import { ProductsPage } from "./pages/products-page"
import { ReviewPage } from "./pages/review-page"
import { useRoute, type Route } from "./routing/route"

export function App() {
  const route = useRoute()
  return (
    <>
      <Header />
      <main>{pageOf(route)}</main>
      <Footer />
    </>
  )
}

function pageOf(route: Route) {
  switch (route.name) {
    case "products":
      return <ProductsPage />
    case "cart":
      return <CartPage failureCode={route.failureCode} />
    case "review":
      return <ReviewPage {...route} />
    case "confirmed":
      return <ConfirmedPage orderId={route.orderId} />
    case "not-found":
      return <NotFoundPage />
  }
}
