import { useMemo, useSyncExternalStore } from "react"

export type Route =
  | { name: "products" }
  | { name: "product"; handle: string }
  | { name: "cart"; failureCode: string | null }
  | { name: "checkout" }
  | { name: "review"; cartId: string; checkoutSessionId: string }
  | { name: "mypage" }
  | { name: "legal"; part: string }
  | { name: "confirmed"; orderId: string }
  | { name: "not-found" }

/** The page that an address of this shop names. */
function routeOf(href: string): Route {
  const { pathname, searchParams, hash } = new URL(href)
  switch (pathname) {
    case "/":
      return { name: "products" }
    case "/cart":
      return { name: "cart", failureCode: searchParams.get("amazon_pay_error") }
    case "/checkout":
      return { name: "checkout" }
    case "/mypage":
      return { name: "mypage" }
    case "/legal":
      return { name: "legal", part: hash.slice(1) }
    case "/checkout/review":
      return reviewOf(searchParams)
  }
  const handle = /^\/products\/([^/]+)$/.exec(pathname)?.[1]
  if (handle) return { name: "product", handle: decoded(handle) }
  const orderId = /^\/order\/([^/]+)\/confirmed$/.exec(pathname)?.[1]
  return orderId ? { name: "confirmed", orderId: decoded(orderId) } : { name: "not-found" }
}

/** The plugin's return route adds both ids to the review page's address. */
function reviewOf(searchParams: URLSearchParams): Route {
  const cartId = searchParams.get("cart_id")
  const checkoutSessionId = searchParams.get("checkout_session_id")
  return cartId && checkoutSessionId ? { name: "review", cartId, checkoutSessionId } : { name: "not-found" }
}

/** What cannot be decoded names nothing here, and is looked for as it is. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
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
