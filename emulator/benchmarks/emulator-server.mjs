import { createEmulator } from "../dist/index.js"

const [merchant, press] = process.argv.slice(2).map((json) => JSON.parse(json))
const { url, buyer } = await createEmulator({ merchants: [merchant] })
globalThis.gc()
const rss = process.memoryUsage.rss()
// What is asked for: open sessions with a buyer, the largest answers there are.
const ids = Array.from({ length: 200 }, () => buyer.checkout(press).checkoutSessionId)
process.send({ port: Number(new URL(url).port), rss, paths: ids.map((id) => `/v2/checkoutSessions/${id}`) })
