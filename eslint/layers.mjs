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
/** One that reaches another room of src/workflows, from within a room. */
const room = (...names) => `^(\\./)?(\\.\\./)+(workflows/)?(${names.join("|")})(/|$)`

const DOORS = {
  regex: layer("api", "subscribers", "jobs", "admin", "storefront"),
  message: "Nothing behind a door knows the door: doors call in, and get an answer.",
}
const SERVER = {
  regex: `${layer("amazon", "ledger", "providers", "modules", "workflows", "api", "subscribers", "jobs")}|^node:`,
  message: "The dashboard is a browser: it asks the admin routes over HTTP.",
}

/** The floors of src/workflows: each may use what is below it. Notifications are beside orders, the clock is on top. */
const FLOORS = ["support", "notify", "books", "reconcile", "order", "checkout"]
const ROOMS = [...FLOORS, "notifications", "clock"]

const below = (name) =>
  ({ notifications: FLOORS.slice(0, FLOORS.indexOf("order")), clock: ROOMS })[name] ??
  FLOORS.slice(0, FLOORS.indexOf(name))

/** What the room must not import: every room that is not below it, and the whole house. */
function floor(name) {
  const above = ROOMS.filter((other) => other !== name && !below(name).includes(other))
  if (above.length === 0) return []
  return [
    {
      regex: `${room(...above)}|^\\.\\.(/\\.\\.)*(/workflows)?(/index)?$`,
      message: `The rooms of src/workflows are floors: ${name} may use ${below(name).join(", ") || "no other"}.`,
    },
  ]
}

const SUPPORT = {
  regex: `^@medusajs/medusa(/|$)|${layer("ledger")}|\\.\\./providers/(?!amazon-pay/shop-error$)|\\.\\./amazon/(client|transport|signing)(/|$)`,
  message: "src/workflows/support knows no cart, no order and makes no call to Amazon.",
}

const LAYERS = [
  {
    files: ["src/amazon/**"],
    forbid: [
      {
        regex: `^@medusajs/|^awilix|${layer("ledger", "providers", "modules", "workflows")}`,
        message: "src/amazon is Amazon Pay itself and could be published alone: it knows nothing of Medusa.",
      },
      DOORS,
    ],
  },
  {
    files: ["src/ledger/**"],
    forbid: [
      DOORS,
      {
        regex: layer("providers", "modules", "workflows"),
        message: "The ledger is below what writes it and reads it: of src/ it knows src/amazon.",
      },
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
  ...ROOMS.map((name) => ({
    files: [`src/workflows/${name}/**`],
    forbid: [DOORS, ...floor(name), ...(name === "support" ? [SUPPORT] : [])],
  })),
  {
    files: ["src/api/**", "src/subscribers/**", "src/jobs/**"],
    forbid: [
      {
        regex: `${layer("providers", "ledger")}|\\.\\./amazon/(client|transport|signing)(/|$)`,
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
        regex: `${layer("ledger", "providers", "modules", "workflows", "api", "subscribers", "jobs", "admin")}|\\.\\./amazon/(?!shopper-failure(/|$))`,
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

/** Medusa's connection to the database, and the services within its payment module. */
const INTERNALS = "/^(__pg_connection__|PG_CONNECTION|(payment(Session|Collection)?|capture|refund)Service)$/"

const OWN_WORDS = {
  selector: 'NewExpression[callee.name="MedusaError"]',
  message:
    "Throw a ShopError: Medusa logs its message, and whoever passes errors on has to know that it is one of ours.",
}

/** Tests may reach for the emulator, and for Node in a browser's layer. */
const TESTS = ["**/*.spec.ts", "**/*.spec.tsx", "**/test/**"]

/** The ESLint configuration of the layers. */
export const layers = [
  ...LAYERS.map(({ files, forbid }) => ({
    files,
    ignores: TESTS,
    rules: { "no-restricted-imports": ["error", { patterns: [...forbid, EMULATOR] }] },
  })),
  {
    files: ["src/**"],
    ignores: ["src/providers/amazon-pay/medusa/**", "src/modules/**", "src/ledger/**", ...TESTS],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: `:matches(Identifier[name=${INTERNALS}], Literal[value=${INTERNALS}])`,
          message: "What Medusa does not document is used in src/providers/amazon-pay/medusa only.",
        },
        OWN_WORDS,
      ],
    },
  },
  {
    files: ["src/providers/amazon-pay/medusa/**", "src/modules/**"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", OWN_WORDS] },
  },
]
