import { useMemo, useSyncExternalStore } from "react"

export type Route =
  | { name: "products" }
  | { name: "cart"; failureCode: string | null }
  | { name: "review"; cartId: string; checkoutSessionId: string }
  | { name: "confirmed"; orderId: string }
  | { name: "not-found" }

/** The page that an address of this shop names. */
export function routeOf(href: string): Route {
  const { pathname, searchParams } = new URL(href)
  if (pathname === "/") return { name: "products" }
  if (pathname === "/cart") return { name: "cart", failureCode: searchParams.get("amazon_pay_error") }
  if (pathname === "/checkout/review") {
    const cartId = searchParams.get("cart_id")
    const checkoutSessionId = searchParams.get("checkout_session_id")
    return cartId && checkoutSessionId ? { name: "review", cartId, checkoutSessionId } : { name: "not-found" }
  }
  const orderId = /^\/order\/([^/]+)\/confirmed$/.exec(pathname)?.[1]
  return orderId ? { name: "confirmed", orderId: decodeURIComponent(orderId) } : { name: "not-found" }
}

const NAVIGATED = "shop:navigated"

export function navigate(path: string) {
  history.pushState(null, "", path)
  window.dispatchEvent(new Event(NAVIGATED))
  window.scrollTo(0, 0)
}

export function useRoute(): Route {
  const href = useSyncExternalStore(subscribe, () => location.href)
  return useMemo(() => routeOf(href), [href])
}

function subscribe(changed: () => void) {
  window.addEventListener("popstate", changed)
  window.addEventListener(NAVIGATED, changed)
  return () => {
    window.removeEventListener("popstate", changed)
    window.removeEventListener(NAVIGATED, changed)
  }
}
