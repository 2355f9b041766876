import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { z } from "@medusajs/framework/zod"
import * as agreements from "./admin/amazon-pay/charge-permissions/body"
import { listQuery } from "./admin/amazon-pay/charge-permissions/query"
import { ownListQuery } from "./store/customers/me/amazon-pay/charge-permissions/query"
import { buttonBody } from "./store/amazon-pay/button/body"
import { detailsBody, sessionBody } from "./store/amazon-pay/checkout-sessions/[id]/body"

const read = (file: string) => readFileSync(path.resolve(__dirname, "../..", file), "utf8")

const operation = z.looseObject({
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
  responses: z.record(z.string(), z.unknown()),
})
const openapi = z
  .object({
    info: z.object({ version: z.string() }),
    paths: z.record(z.string(), z.record(z.string(), operation)),
    components: z.object({
      schemas: z.record(z.string(), z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() })),
    }),
  })
  .parse(JSON.parse(read("docs/openapi.json")))

const described = Object.entries(openapi.paths).flatMap(([url, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${url}`),
)

/** Medusa makes a route of each file and each method that it exports. */
const routes = readdirSync(__dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .flatMap((file) => {
    const url = `/${path.dirname(file)}`.replaceAll("[", "{").replaceAll("]", "}")
    const methods = read(`src/api/${file}`).matchAll(/^export async function ([A-Z]+)\(/gm)
    return [...methods].map(([, method = ""]) => `${method} ${url}`)
  })

/** What the middlewares let through. */
const BODIES: Readonly<Record<string, z.ZodObject>> = {
  ButtonRequest: buttonBody,
  CartRequest: sessionBody,
  DetailsRequest: detailsBody,
  ChargeRequest: agreements.chargeBody,
  TermsRequest: agreements.termsBody,
  CancelChargeRequest: agreements.cancelChargeBody,
  CloseRequest: agreements.closeBody,
}

const sorted = (names: Iterable<string>) => [...names].sort()

describe("docs/openapi.json", () => {
  it("is of this version", () => {
    expect(JSON.parse(read("package.json"))).toMatchObject({ version: openapi.info.version })
  })

  it("has each route of the plugin, and no other", () => {
    expect(routes).toContain("POST /store/amazon-pay/button")
    expect(sorted(described)).toEqual(sorted(routes))
  })

  it.each(Object.keys(BODIES))("names the fields of %s", (name) => {
    const shape = Object.keys(BODIES[name]?.shape ?? {})
    expect(sorted(Object.keys(openapi.components.schemas[name]?.properties ?? {}))).toEqual(sorted(shape))
  })

  it.each([
    ["the admin's", "/admin/amazon-pay/charge-permissions", listQuery],
    ["the customer's", "/store/customers/me/amazon-pay/charge-permissions", ownListQuery],
  ])("names the query of %s list of agreements", (_, url, query) => {
    const { parameters = [] } = openapi.paths[url]?.["get"] ?? {}
    expect(sorted(parameters.map(({ name }) => name))).toEqual(sorted(Object.keys(query.shape)))
  })

  it("names each parameter that is in a path", () => {
    const inPath = (url: string) => [...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const lacking = Object.entries(openapi.paths).flatMap(([url, methods]) =>
      Object.values(methods).flatMap(({ parameters }) =>
        inPath(url).filter((name) => !parameters.some((one) => one.in === "path" && one.name === name)),
      ),
    )
    expect(lacking).toEqual([])
  })

  it("refers to nothing that it lacks", () => {
    const names = [...read("docs/openapi.json").matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name = ""]) => name,
    )
    expect(names.filter((name) => !(name in openapi.components.schemas))).toEqual([])
  })
})

describe.each([
  ["English", ".md"],
  ["Japanese", ".ja.md"],
])("docs in %s", (_, ending) => {
  const docs = read(`docs/http-reference${ending}`)

  it("have a section for each route", () => {
    const sections = [...docs.matchAll(/^### `([A-Z]+ [^`?]+)/gm)].map(([, route = ""]) =>
      route.replaceAll(/:(\w+)/g, "{$1}"),
    )
    expect(sorted(sections.filter((route) => route.includes("amazon-pay")))).toEqual(sorted(routes))
  })

  it("name each event", () => {
    const events = read("src/workflows/notify/events.ts").match(/(?<=^ {2}")amazon-pay\.\w+/gm) ?? []
    expect(events).toContain("amazon-pay.recurring_charged")
    expect(events.filter((name) => !docs.includes(`\n| \`${name}\` `))).toEqual([])
  })
})
