import { forgetCompletedCart, refreshCart } from "@lib/data/amazon-pay"
import { texts } from "@modules/amazon-pay/texts"
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
  const country = /^[a-z]{2}$/.exec(query.get("country_code") ?? "")?.[0]
  const orderId = /^order_\w+$/.exec(query.get("order_id") ?? "")?.[0]
  const error = /^\w+$/.exec(query.get("amazon_pay_error") ?? "")?.[0]

  if (!query.has("again")) {
    const known = { country_code: country ?? "", order_id: orderId ?? "", amazon_pay_error: error ?? "" }
    return moveOn(`/api/amazon-pay/return?again=1&${new URLSearchParams(known)}`)
  }
  await refreshCart()
  if (orderId) await forgetCompletedCart()
  const page = orderId ? `/order/${orderId}/confirmed` : error ? `/cart?amazon_pay_error=${error}` : "/cart"
  // Without a country the middleware puts one in front.
  return new Response(null, { status: 303, headers: { location: country ? `/${country}${page}` : page } })
}

/** @param url of this shop, made of what was checked above */
function moveOn(url: string): Response {
  const href = url.replaceAll("&", "&amp;")
  const page = `<!doctype html><html lang="${texts.language}"><meta charset="utf-8"><title>${texts.returning}</title>
<meta http-equiv="refresh" content="0;url=${href}"><p><a href="${href}">${texts.goOn}</a></p>`
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } })
}
