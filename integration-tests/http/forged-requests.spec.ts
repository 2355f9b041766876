import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { Customer } from "../support/customer"
import { demand, request } from "../support/http"
import { describeStore } from "../support/store"

describeStore("of what another site's page may send in the name of somebody who is logged in", (store) => {
  const keys = () => ({ "x-publishable-api-key": store.seeded.publishable_key })
  /** As a browser has it after the login to the dashboard. */
  async function cookie(): Promise<string> {
    const { token } = await demand<{ token: string }>("POST", `${store.url}/auth/user/emailpass`, {
      body: store.seeded.admin,
    })
    return cookieFor(token)
  }
  async function cookieFor(token: string): Promise<string> {
    const answer = await request("POST", `${store.url}/auth/session`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return answer.headers.get("set-cookie")?.split(";")[0] ?? ""
  }
  const from = { origin: "https://evil.example", referer: "https://evil.example/", "sec-fetch-site": "cross-site" }
  /** What another site's page can have a browser send without asking first. */
  const forged: [string, RequestInit][] = [
    ["a form", { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "amount=100" }],
    ["an empty form", { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "" }],
    ["a form with a file", { headers: { "content-type": "multipart/form-data; boundary=a" }, body: "--a--" }],
    ["JSON as text", { headers: { "content-type": "text/plain" }, body: '{"amount":100}' }],
    ["text that mentions JSON", { headers: { "content-type": "text/plain; application/json" }, body: "{}" }],
    ["nothing", {}],
  ]
  const doors = ["refund", "void", "reauthorize", "refresh"] as const
  type Door = (typeof doors)[number]
  async function urlOf(door: Door, orderId: string): Promise<string> {
    if (door === "refresh") return `${store.url}/admin/amazon-pay/orders/${orderId}/refresh`
    const paymentId = await store.admin.paymentId(orderId)
    const path = door === "refund" ? "payments" : "amazon-pay/payments"
    return `${store.url}/admin/${path}/${paymentId}/${door}`
  }

  it("nothing is done to an order", async () => {
    const session = await cookie()
    const [held, captured] = [await bought(), await bought()]
    await store.admin.capture(captured)
    const calls = store.amazon.emulator.requests.list().length
    for (const door of doors) {
      const url = await urlOf(door, door === "refund" ? captured : held)
      for (const [what, init] of forged) {
        const headers = { ...from, ...(init.headers as Record<string, string> | undefined), cookie: session }
        const answer = await fetch(url, { method: "POST", ...init, headers })
        // Medusa's own route reads the body first: of a form all is text.
        if (door === "refund" && answer.status === 400) continue
        expect([door, what, answer.status, await answer.json()]).toMatchObject([
          door,
          what,
          403,
          { code: "forgeable_request" },
        ])
      }
    }
    expect(store.amazon.emulator.requests.list()).toHaveLength(calls)
    expect(store.amazon.emulator.objects("refunds")).toEqual([])
  })

  /** Each of our routes that changes something for somebody who is logged in, with ids that do not exist. */
  function changingRoutes(area: "admin" | "store/customers"): string[] {
    const api = path.join(__dirname, "../../src/api")
    const files = readdirSync(path.join(api, area), { recursive: true, encoding: "utf8" })
    return files
      .filter((file) => path.basename(file) === "route.ts")
      .filter((file) =>
        /export async function (POST|PUT|DELETE)/.test(readFileSync(path.join(api, area, file), "utf8")),
      )
      .map((file) => `${store.url}/${area}/${path.posix.dirname(file).replace(/\[\w+\]/g, "any")}`)
  }

  it("no route of ours takes anything", async () => {
    const token = (await Customer.register(store.url, store.seeded, "hanako@example.com")).token
    const loggedIn = { admin: await cookie(), "store/customers": await cookieFor(token) }
    for (const area of ["admin", "store/customers"] as const) {
      const routes = changingRoutes(area)
      expect(routes.length).toBeGreaterThan(0)
      for (const url of routes) {
        for (const [what, init] of forged) {
          const sent = { ...from, ...keys(), ...(init.headers as Record<string, string> | undefined) }
          const answer = await fetch(url, { method: "POST", ...init, headers: { ...sent, cookie: loggedIn[area] } })
          expect([url, what, await answer.json()]).toMatchObject([url, what, { code: "forgeable_request" }])
        }
      }
    }
  })

  async function bought(): Promise<string> {
    const { orderId } = await store.bought()
    return orderId
  }

  it("JSON needs a leave that no other site is given", async () => {
    const { orderId } = await store.bought()
    const answer = await fetch(await urlOf("void", orderId), {
      method: "OPTIONS",
      headers: { ...from, "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
    })
    expect(answer.headers.get("access-control-allow-origin")).toBeNull()
  })

  it("the panel's requests differ, and those of a program with its own key: they are taken", async () => {
    const { orderId } = await store.bought()
    const url = await urlOf("refresh", orderId)
    const { token } = await demand<{ token: string }>("POST", `${store.url}/auth/user/emailpass`, {
      body: store.seeded.admin,
    })
    const panel = { cookie: await cookie(), "content-type": "application/json" }
    for (const headers of [panel, { authorization: `Bearer ${token}` }] as Record<string, string>[]) {
      expect((await fetch(url, { method: "POST", headers })).status).toBe(200)
    }
  })
})
