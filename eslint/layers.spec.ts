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
    ["the server in a widget", "src/admin/widgets/new.tsx", "../../modules/amazon-pay"],
    ["Medusa's server in the dashboard", "admin/lib/new.ts", "@medusajs/framework/utils"],
    ["Node in the dashboard", "admin/lib/new.ts", "node:fs"],
    ["src/amazon in the storefront kit", "src/storefront/new.ts", "../amazon/money"],
    ["a dependency in the storefront kit", "src/storefront/new.ts", "zod"],
    ["the emulator in a workflow", "src/workflows/new.ts", "amazon-pay-emulator"],
    ["the emulator's source in the provider", "src/providers/amazon-pay/new.ts", "../../../emulator/src/index"],
  ])("refuse %s", async (_what, file, specifier) => {
    expect(await complaints(file, importing(specifier))).toEqual(["no-restricted-imports"])
  })

  it.each([
    ["a workflow in a route", "src/api/amazon-pay/review/route.ts", "../../../workflows"],
    ["the shape of an id in a route", "src/api/amazon-pay/review/route.ts", "../../../amazon/ids"],
    ["src/amazon in the provider", "src/providers/amazon-pay/new.ts", "../../amazon/client"],
    ["the account in the module", "src/modules/amazon-pay/new.ts", "../../providers/amazon-pay/account/account"],
    ["Medusa's types in the dashboard", "admin/lib/new.ts", "@medusajs/framework/types"],
    ["failures in the storefront kit", "src/storefront/react/new.tsx", "../../amazon/shopper-failure"],
    ["React in the storefront kit", "src/storefront/react/new.tsx", "react"],
    ["the emulator in a test", "src/amazon/new.spec.ts", "amazon-pay-emulator"],
  ])("allow %s", async (_what, file, specifier) => {
    expect(await complaints(file, importing(specifier))).toEqual([])
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
