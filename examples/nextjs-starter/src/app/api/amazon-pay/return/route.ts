import { forgetCompletedCart, refreshCart } from "@lib/data/amazon-pay"
import { NextRequest } from "next/server"

/**
 * Where the store sends the shopper after Amazon: `storefront.confirmedUrl`, `failedUrl` and `cancelUrl`.
 *
 * The browser is on its way from another site, so it sends none of the starter's SameSite=Strict cookies, and would
 * not do so after a redirect either. A page of this shop that moves on by itself makes the next request come from here:
 * then the cookies are back. The page needs no script, so it works under any Content-Security-Policy.
 */
export async function GET(request: NextRequest) {
  const query = request.nextUrl.searchParams
  const orderId = /^order_\w+$/.exec(query.get("order_id") ?? "")?.[0]
  const error = /^\w+$/.exec(query.get("amazon_pay_error") ?? "")?.[0]

  if (!query.has("again")) {
    return moveOn(`/api/amazon-pay/return?again=1&order_id=${orderId ?? ""}&amazon_pay_error=${error ?? ""}`)
  }
  await refreshCart()
  if (orderId) await forgetCompletedCart()
  // The middleware puts the country in front.
  const page = orderId ? `/order/${orderId}/confirmed` : error ? `/cart?amazon_pay_error=${error}` : "/cart"
  return new Response(null, { status: 303, headers: { location: page } })
}

/** @param url of this shop, made of what was checked above */
function moveOn(url: string): Response {
  const href = url.replaceAll("&", "&amp;")
  const page = `<!doctype html><meta charset="utf-8"><title>Amazon Pay</title>
<meta http-equiv="refresh" content="0;url=${href}"><p><a href="${href}">Continue</a></p>`
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } })
}
