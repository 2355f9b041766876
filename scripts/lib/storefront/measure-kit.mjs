import path from "node:path"
import { gzipSync } from "node:zlib"
import { build } from "vite"

const HELPER = "loadCheckoutScript, renderButton, renderProductButton, initCheckout, bindChangeAction"
const REACT = "AmazonPayButton, AmazonPayProductButton, AmazonPayChangeButton, useAmazonPayCheckout"

/** What a page imports, and how many bytes it may cost. */
const PARTS = [
  { id: "script", name: "helper (script, buttons, change actions)", from: "index.js", imports: HELPER, budget: 1843 },
  {
    id: "client",
    name: "helper and the client of the store's routes",
    from: "index.js",
    imports: `${HELPER}, createAmazonPayClient`,
  },
  { id: "texts", name: "failure texts in six languages", from: "index.js", imports: "failureText" },
  {
    id: "react",
    name: "React layer with the helper (React not counted)",
    from: "react/index.js",
    imports: REACT,
    budget: 1843 + 3072,
  },
]

/** @returns {Promise<{ id: string, name: string, bytes: number, budget: number | null }[]>} minified and gzipped, as a page loads it */
export async function measureKit(dist) {
  const sizes = []
  for (const { id, name, from, imports, budget = null } of PARTS) {
    const bytes = await measureImport(imports, path.join(dist, "storefront", from))
    sizes.push({ id, name, budget, bytes })
  }
  return sizes
}

/** @returns {Promise<number>} bytes of what a page loads that imports these names, minified and gzipped */
export async function measureImport(names, from) {
  return gzipSync(await bundle(`export { ${names} } from ${JSON.stringify(from)}`)).length
}

async function bundle(source) {
  const { output } = await build({
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "page",
        resolveId: (id) => (id === "page" ? "\0page" : null),
        load: (id) => (id === "\0page" ? source : null),
      },
    ],
    build: {
      write: false,
      target: "es2022",
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: "page",
        external: ["react", "react/jsx-runtime"],
        preserveEntrySignatures: "strict",
        onwarn: (warning, warn) => warning.code !== "MODULE_LEVEL_DIRECTIVE" && warn(warning),
      },
    },
  })
  return output[0].code
}
