/**
 * Who may import whom (ARCHITECTURE.md), as patterns over import specifiers. Relative imports reach another layer only
 * through "../", so that is what the patterns look for.
 */

/** A relative import that reaches one of these folders of src/, from within or from admin/. */
const layer = (...folders) => `\\.\\./(src/)?(${folders.join("|")})(/|$)`

const EMULATOR = {
  regex: "^amazon-pay-emulator|\\.\\./emulator(/|$)",
  message: "The emulator is for tests and the demo: the product works without it.",
}
const DOORS = {
  regex: layer("api", "subscribers", "jobs", "admin", "storefront"),
  message: "Nothing behind a door knows the door: doors call in, and get an answer.",
}
const SERVER = {
  regex: `${layer("amazon", "providers", "modules", "workflows", "api", "subscribers", "jobs")}|^node:`,
  message: "The dashboard is a browser: it asks the admin routes over HTTP.",
}

const LAYERS = [
  {
    files: ["src/amazon/**"],
    forbid: [
      {
        regex: `^@medusajs/|^awilix|${layer("providers", "modules", "workflows")}`,
        message: "src/amazon is Amazon Pay itself and could be published alone: it knows nothing of Medusa.",
      },
      DOORS,
    ],
  },
  {
    files: ["src/providers/**", "src/modules/**"],
    forbid: [
      DOORS,
      { regex: layer("workflows"), message: "Use cases call the provider and the module, not the other way round." },
    ],
  },
  { files: ["src/workflows/**"], forbid: [DOORS] },
  {
    files: ["src/api/**", "src/subscribers/**", "src/jobs/**"],
    forbid: [
      {
        regex: `${layer("providers")}|\\.\\./amazon/(client|transport|signing)(/|$)`,
        message: "A door calls a workflow or the module: validate, one use case, answer.",
      },
    ],
  },
  {
    files: ["src/admin/**", "admin/**"],
    forbid: [
      SERVER,
      {
        regex: "^@medusajs/(medusa|framework)(?!/types$)",
        message: "The dashboard may know Medusa's types, not its server.",
      },
    ],
  },
  {
    files: ["src/storefront/**"],
    forbid: [
      {
        regex: `${layer("providers", "modules", "workflows", "api", "subscribers", "jobs", "admin")}|\\.\\./amazon/(?!shopper-failure(/|$))`,
        message:
          "The storefront kit goes to the shopper's browser: of the rest it may know src/amazon/shopper-failure.",
      },
      {
        regex: "^(?!\\.)(?!react(-dom)?(/|$))",
        message: "The storefront kit has no dependencies but React, in its React layer.",
      },
    ],
  },
]

/** Tests may reach for the emulator, and for Node in a browser's layer. */
const TESTS = ["**/*.spec.ts", "**/*.spec.tsx", "**/test/**"]

/** The ESLint configuration of the layers. */
export const layers = LAYERS.map(({ files, forbid }) => ({
  files,
  ignores: TESTS,
  rules: { "no-restricted-imports": ["error", { patterns: [...forbid, EMULATOR] }] },
}))
