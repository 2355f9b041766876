#!/usr/bin/env node
/**
 * Serves the built storefront: its files, index.html for every other path, and /config.json, which tells the pages
 * where Medusa is and what an Amazon Pay button looks like. From the environment: PORT, MEDUSA_URL, PUBLISHABLE_KEY,
 * REGION_ID, DASHBOARD_URL, CHECKOUT_SCRIPT, HOSTED_PAGES (an emulator's origin), AMAZON_PAY_MERCHANT_ID,
 * AMAZON_PAY_PUBLIC_KEY_ID.
 */
import { createServer } from "node:http"
import { fileURLToPath } from "node:url"
import { configOf } from "./server/config.mjs"
import { contentSecurityPolicy } from "./server/content-security-policy.mjs"
import { findFile } from "./server/find-file.mjs"

const { env } = process
const DIST = fileURLToPath(new URL("dist/", import.meta.url))
const CONFIG = configOf(env)
const HEADERS = {
  "content-security-policy": contentSecurityPolicy({
    medusaUrl: env.MEDUSA_URL,
    checkoutScript: env.CHECKOUT_SCRIPT,
    hostedPages: env.HOSTED_PAGES,
  }),
  "x-content-type-options": "nosniff",
  // A Checkout Session's id is in the review page's address: no other site is told it.
  "referrer-policy": "strict-origin-when-cross-origin",
}

const server = createServer(async (request, response) => {
  const [pathname] = (request.url ?? "/").split("?")
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end()
  } else if (pathname === "/config.json") {
    response.writeHead(200, { ...HEADERS, "content-type": "application/json", "cache-control": "no-store" }).end(CONFIG)
  } else {
    const { body, type, immutable } = await findFile(DIST, pathname)
    const cache = immutable ? "public, max-age=31536000, immutable" : "no-cache"
    response.writeHead(200, { ...HEADERS, "content-type": type, "cache-control": cache }).end(body)
  }
})

const port = Number(env.PORT || 8000)
server.listen(port, "127.0.0.1", () => console.log(`storefront listening on http://localhost:${port}`))
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  })
}
