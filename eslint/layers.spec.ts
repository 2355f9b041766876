import fs from "node:fs"
import path from "node:path"
import { ESLint } from "eslint"
import tseslint from "typescript-eslint"

/** The repository's own configuration; the snippets are in no TypeScript project, so the rules that need types rest. */
const eslint = new ESLint({
  cwd: path.join(__dirname, ".."),
  overrideConfig: tseslint.configs.disableTypeChecked,
})

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath })
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? "parse error")
}

/** The names of all folders below one of the repository. */
function foldersOf(folder: string): string[] {
  const entries = fs.readdirSync(path.join(__dirname, "..", folder), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

const importing = (specifier: string) => `import { thing } from "${specifier}"\nexport const other = thing`

describe("the layers", () => {
  it.each([
    ["Medusa in src/amazon", "src/amazon/new.ts", "@medusajs/framework/utils"],
    ["the container in src/amazon", "src/amazon/new.ts", "awilix"],
    ["a door in src/amazon", "src/amazon/new.ts", "../api/amazon-pay/ipn/route"],
    ["the provider in src/amazon", "src/amazon/transport/new.ts", "../../providers/amazon-pay/account/account"],
    ["a workflow in the provider", "src/providers/amazon-pay/new.ts", "../../workflows"],
    ["a door in the module", "src/modules/amazon-pay/new.ts", "../../api/amazon-pay/ipn/route"],
    ["a door in a workflow", "src/workflows/new.ts", "../subscribers/order-canceled"],
    ["Amazon's client in a route", "src/api/amazon-pay/review/route.ts", "../../../amazon/client"],
    ["the account in a route", "src/api/amazon-pay/review/route.ts", "../../../providers/amazon-pay/account/account"],
    ["Amazon's client in a subscriber", "src/subscribers/new.ts", "../amazon/client"],
    ["the transport in a job", "src/jobs/new.ts", "../amazon/transport/transport"],
    ["src/amazon in the dashboard", "admin/lib/new.ts", "../../src/amazon/states"],
    ["a value of a file of types in the dashboard", "admin/lib/new.ts", "../../src/workflows/order/panel-types"],
    ["what types are made of in the dashboard", "admin/lib/new.ts", "../../src/workflows/notify/warning"],
    ["a workflow in the dashboard", "admin/lib/new.ts", "../../src/workflows/order/timeline"],
    ["caps in the dashboard", "admin/lib/new.ts", "../../src/amazon/recurring"],
    ["the server in a widget", "src/admin/widgets/new.tsx", "../../modules/amazon-pay"],
    ["Medusa's server in the dashboard", "admin/lib/new.ts", "@medusajs/framework/utils"],
    ["Node in the dashboard", "admin/lib/new.ts", "node:fs"],
    ["a panel in what every page of the dashboard loads", "admin/entry/new.tsx", "../components/order-panel"],
    ["the server in what every page of the dashboard loads", "admin/entry/new.tsx", "../../src/workflows"],
    ["a panel in a widget", "src/admin/widgets/new.tsx", "../../../admin/components/order-panel"],
    ["src/amazon in the storefront kit", "storefront/new.ts", "../src/amazon/money"],
    ["caps in the storefront kit", "storefront/new.ts", "../src/amazon/recurring/caps.js"],
    ["a dependency in the storefront kit", "storefront/new.ts", "zod"],
    ["the emulator in a workflow", "src/workflows/new.ts", "amazon-pay-emulator"],
    ["the provider in the ledger", "src/ledger/new.ts", "../providers/amazon-pay/data/payment-data"],
    ["the module in the ledger", "src/ledger/new.ts", "../modules/amazon-pay"],
    ["a workflow in the ledger", "src/ledger/new.ts", "../workflows/support/binding"],
    ["a door in the ledger", "src/ledger/new.ts", "../jobs/amazon-pay-clock"],
    ["the ledger in src/amazon", "src/amazon/new.ts", "../ledger/operations"],
    ["the ledger in a route", "src/api/amazon-pay/review/route.ts", "../../../ledger/operations"],
    ["the ledger in the dashboard", "admin/lib/new.ts", "../../src/ledger/operations"],
    ["the ledger in the storefront kit", "storefront/new.ts", "../src/ledger/operations"],
    ["a door in a room of the workflows", "src/workflows/books/new.ts", "../../subscribers/order-canceled"],
    ["the emulator in a room of the workflows", "src/workflows/books/new.ts", "amazon-pay-emulator"],
    ["Medusa's carts in the workflows' support", "src/workflows/support/new.ts", "@medusajs/medusa/core-flows"],
    ["Amazon's client in the workflows' support", "src/workflows/support/new.ts", "../../amazon/client"],
    ["the provider in the workflows' support", "src/workflows/support/new.ts", "../../providers/amazon-pay/service"],
    ["the ledger in the workflows' support", "src/workflows/support/new.ts", "../../ledger/operations"],
    ["all workflows in one of them", "src/workflows/books/new.ts", ".."],
    ["all workflows in one of a part", "src/workflows/checkout/payment-link/new.ts", "../../index"],
    ["an upper room in a part of another", "src/workflows/checkout/payment-link/new.ts", "../../clock/clock"],
    ["an upper room by a roundabout way", "src/workflows/books/new.ts", "../../workflows/order/charge-order"],
    ["the emulator's source in the provider", "src/providers/amazon-pay/new.ts", "../../../emulator/src/index"],
  ])("refuse %s", async (_what, file, specifier) => {
    expect(await complaints(file, importing(specifier))).toEqual(["no-restricted-imports"])
  })

  it.each([
    ["a workflow in a route", "src/api/amazon-pay/review/route.ts", "../../../workflows"],
    ["the shape of an id in a route", "src/api/amazon-pay/review/route.ts", "../../../amazon/ids"],
    ["src/amazon in the provider", "src/providers/amazon-pay/new.ts", "../../amazon/client"],
    ["the account in the module", "src/modules/amazon-pay/new.ts", "../../providers/amazon-pay/account/account"],
    ["what every page loads in a panel", "admin/components/new.tsx", "../entry/waiting"],
    ["what every page loads in a widget", "src/admin/widgets/new.tsx", "../../../admin/entry/order-widget"],
    ["Medusa's types in the dashboard", "admin/lib/new.ts", "@medusajs/framework/types"],
    ["frequencies in the dashboard", "admin/lib/new.ts", "../../src/amazon/recurring/frequency"],
    ["failures in the storefront kit", "storefront/react/new.tsx", "../../src/amazon/shopper-failure"],
    ["frequencies in the storefront kit", "storefront/new.ts", "../src/amazon/recurring/frequency.js"],
    ["React in the storefront kit", "storefront/react/new.tsx", "react"],
    ["src/amazon in the ledger", "src/ledger/new.ts", "../amazon/money"],
    ["the ledger in the provider", "src/providers/amazon-pay/new.ts", "../../ledger/operations"],
    ["the ledger in the module", "src/modules/amazon-pay/new.ts", "../../ledger/operations"],
    ["the ledger in a workflow", "src/workflows/books/new.ts", "../../ledger/operations"],
    ["a folder that is called like a room", "src/workflows/books/new.ts", "../../providers/amazon-pay/checkout/button"],
    ["a room's own file in a part of it", "src/workflows/checkout/payment-link/new.ts", "../visit"],
    ["the emulator in a test", "src/amazon/new.spec.ts", "amazon-pay-emulator"],
  ])("allow %s", async (_what, file, specifier) => {
    expect(await complaints(file, importing(specifier))).toEqual([])
  })
})

it.each(["order/panel-types", "order/timeline-types", "dashboard/types", "notify/warning"])(
  "the dashboard may know the server's answers by their types: %s",
  async (file) => {
    const code = `import type { Answer } from "../../src/workflows/${file}"\nexport type Other = Answer`
    expect(await complaints("admin/lib/new.ts", code)).toEqual([])
  },
)

/** Each room of src/workflows with those that it may use. */
const ROOMS = {
  support: [],
  notify: ["support"],
  books: ["support", "notify"],
  reconcile: ["support", "notify", "books"],
  order: ["support", "notify", "books", "reconcile"],
  recurring: ["support", "notify", "books", "reconcile", "order"],
  checkout: ["support", "notify", "books", "reconcile", "order", "recurring"],
  dashboard: ["support", "notify", "books", "reconcile", "order", "recurring", "checkout"],
  notifications: ["support", "notify", "books", "reconcile"],
  clock: ["support", "dashboard", "notify", "books", "reconcile", "order", "recurring", "checkout", "notifications"],
}

describe("the rooms of the workflows", () => {
  const names = Object.keys(ROOMS)
  const pairs = Object.entries<string[]>(ROOMS).flatMap(([room, below]) =>
    names.filter((other) => other !== room).map((other) => ({ room, other, isBelow: below.includes(other) })),
  )
  const complaintsOf = ({ room, other }: { room: string; other: string }) =>
    complaints(`src/workflows/${room}/new.ts`, importing(`../${other}/new`))

  it.each(pairs.filter(({ isBelow }) => !isBelow))("refuse $other in $room", async (pair) => {
    expect(await complaintsOf(pair)).toEqual(["no-restricted-imports"])
  })

  it.each(pairs.filter(({ isBelow }) => isBelow))("allow $other in $room", async (pair) => {
    expect(await complaintsOf(pair)).toEqual([])
  })

  it("are the folders there are", () => {
    const folders = fs.readdirSync(path.join(__dirname, "../src/workflows"), { withFileTypes: true })
    expect(folders.filter((entry) => entry.isDirectory()).map(({ name }) => name)).toEqual(names.sort())
  })
})

it("no folder is for what has no place of its own", () => {
  expect(foldersOf("src")).not.toContain("shared")
})

describe("what Medusa does not document", () => {
  it.each([
    ["the connection of the container", "export const key = ContainerRegistrationKeys.PG_CONNECTION"],
    ["the connection by its key", 'export const it = container.resolve("__pg_connection__")'],
    ["the connection of a module", "export const database = cradle.__pg_connection__"],
    ["a service within the payment module", 'export const service = cradle["paymentSessionService"]'],
    ["another one", "export const service = cradle.captureService"],
    ["a method that its type does not name", "export const work = () => payments.deleteCaptures(id)"],
    ["one that is looked for by name", 'export const method = Reflect.get(orders, "updateOrderSummaries")'],
  ])("is kept out of the workflows and the provider: %s", async (_what, code) => {
    expect(await complaints("src/workflows/books/new.ts", code)).toContain("no-restricted-syntax")
    expect(await complaints("src/providers/amazon-pay/new.ts", code)).toContain("no-restricted-syntax")
  })

  it.each(["src/providers/amazon-pay/medusa/new.ts", "src/modules/amazon-pay/new.ts", "src/ledger/new.ts"])(
    "has its place: %s",
    async (file) => {
      const code = "export const database = cradle.__pg_connection__"
      expect(await complaints(file, code)).not.toContain("no-restricted-syntax")
    },
  )
})

describe("the time", () => {
  it.each(["export const at = Date.now()", "export const at = new Date()"])("is the clock's: %s", async (code) => {
    for (const folder of ["src/workflows/books", "src/ledger", "src/modules/amazon-pay", "src/amazon/sns"]) {
      expect(await complaints(`${folder}/new.ts`, code)).toEqual(["no-restricted-syntax"])
    }
    expect(await complaints("src/amazon/clock.ts", code)).toEqual([])
  })

  it("may be read of a text, and measured", async () => {
    const code = "export const read = (text: string) => [new Date(text), performance.now()]"
    expect(await complaints("src/ledger/new.ts", code)).toEqual([])
  })
})

describe("what is shipped", () => {
  it.each([
    ["console", 'console.log("x")', "no-console"],
    ["any", "export const x: any = 1", "@typescript-eslint/no-explicit-any"],
    ["ts-ignore", "// @ts-ignore because\nexport const x = 1", "@typescript-eslint/ban-ts-comment"],
    ["note of what is to do", "// TODO later\nexport const x = 1", "no-warning-comments"],
    ["rule turned off in place", '/* eslint-disable */\nconsole.log("x")', "no-console"],
  ])("has no %s in it", async (_what, code, rule) => {
    expect(await complaints("src/workflows/new.ts", code)).toContain(rule)
  })
})
