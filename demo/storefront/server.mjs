#!/usr/bin/env node
/**
 * Serves the built storefront: its files, index.html for every other path, and /config.json, which tells the pages
 * where Medusa is. From the environment: PORT, MEDUSA_URL, PUBLISHABLE_KEY, REGION_ID, DASHBOARD_URL, CHECKOUT_SCRIPT,
 * HOSTED_PAGES.
 */
import { createServer } from "node:http"
import { fileURLToPath } from "node:url"
import { contentSecurityPolicy } from "./server/content-security-policy.mjs"
import { findFile } from "./server/find-file.mjs"

const {
  PORT = "8000",
  MEDUSA_URL,
  PUBLISHABLE_KEY,
  REGION_ID,
  DASHBOARD_URL,
  CHECKOUT_SCRIPT,
  HOSTED_PAGES,
} = process.env
const DIST = fileURLToPath(new URL("dist/", import.meta.url))
const CONFIG = JSON.stringify({
  medusaUrl: MEDUSA_URL,
  publishableKey: PUBLISHABLE_KEY,
  regionId: REGION_ID,
  dashboardUrl: DASHBOARD_URL || null,
})
const HEADERS = {
  "content-security-policy": contentSecurityPolicy({
    medusaUrl: MEDUSA_URL,
    checkoutScript: CHECKOUT_SCRIPT,
    hostedPages: HOSTED_PAGES,
  }),
  "x-content-type-options": "nosniff",
  // A Checkout Session's id is in the review page's address: no other site is told it.
  "referrer-policy": "strict-origin-when-cross-origin",
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://storefront")
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

server.listen(Number(PORT), "127.0.0.1", () => console.log(`storefront listening on http://localhost:${PORT}`))
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  })
}
