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
/** What the admin routes answer: types, which are gone when the dashboard is built. */
const ANSWERS = "workflows/\\w+/([\\w-]+-)?(types|warning)$"
const SERVER = {
  regex: `\\.\\./(src/)?(?!${ANSWERS})(ledger|providers|modules|workflows|api|subscribers|jobs)(/|$)|\\.\\./(src/)?amazon(/(?!(recurring/frequency|preferred-language)$)|$)|^node:`,
  message:
    "The dashboard is a browser: it asks the admin routes over HTTP. Of src/amazon it may know frequencies in words.",
}
const SERVER_TYPES = {
  regex: `\\.\\./(src/)?${ANSWERS}`,
  allowTypeImports: true,
  message: "What the admin routes answer is known to the dashboard by its types alone: import type.",
}

const DASHBOARD = [
  SERVER,
  SERVER_TYPES,
  {
    regex: "^@medusajs/(medusa|framework)(?!/types$)",
    message: "The dashboard may know Medusa's types, not its server.",
  },
]

/** The floors of src/workflows: each may use what is below it. Notifications are beside orders, the clock is on top. */
const FLOORS = ["support", "notify", "books", "reconcile", "order", "recurring", "checkout", "dashboard"]
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
    forbid: DASHBOARD,
  },
  {
    files: ["src/admin/**", "admin/entry/**"],
    forbid: [
      ...DASHBOARD,
      {
        regex: "(^|/)\\.\\./(admin/)?(components|parts|hooks|lib|i18n)(/|$)",
        message: "Every page of the dashboard loads this. Load the rest once it is shown: import() of admin/parts.",
      },
    ],
  },
  {
    files: ["storefront/**"],
    forbid: [
      {
        regex: `${layer("ledger", "providers", "modules", "workflows", "api", "subscribers", "jobs", "admin")}|\\.\\./src/amazon/(?!(shopper-failure(/|$)|(recurring/frequency|preferred-language)\\.js$))`,
        message: "The storefront kit goes to the shopper's browser: of src/amazon it may know what shoppers read.",
      },
      {
        regex: "^(?!\\.)(?!react(-dom)?(/|$))",
        message: "The storefront kit has no dependencies but React, in its React layer.",
      },
    ],
  },
]

/** Medusa's connection to the database, the services within its payment module, and methods that its types do not name. */
const INTERNALS =
  "/^(__pg_connection__|PG_CONNECTION|(payment(Session|Collection)?|capture|refund)Service|" +
  "(create|retrieve|update|delete|softDelete|restore)(Captures|Refunds)|\\w+OrderSummar(y|ies))$/"

const OWN_WORDS = {
  selector: 'NewExpression[callee.name="MedusaError"]',
  message:
    "Throw a ShopError: Medusa logs its message, and whoever passes errors on has to know that it is one of ours.",
}

const OWN_CLOCK = [
  "MemberExpression[object.name='Date'][property.name='now']",
  "NewExpression[callee.name='Date'][arguments.length=0]",
].map((selector) => ({
  selector,
  message: "Ask the clock (src/amazon/clock.ts), or performance.now() for a time that is compared with itself.",
}))

/** Tests may reach for the emulator, and for Node in a browser's layer. */
const TESTS = ["**/*.spec.ts", "**/*.spec.tsx", "**/test/**"]

/** Where what Medusa does not document has its place. */
const INTERNAL = ["src/providers/amazon-pay/medusa/**", "src/modules/**", "src/ledger/**"]

/** The clock itself, and the browser. */
const CLOCKLESS = ["src/amazon/clock.ts", "src/admin/**"]

/** The ESLint configuration of the layers. */
export const layers = [
  ...LAYERS.map(({ files, forbid }) => ({
    files,
    ignores: TESTS,
    rules: { "no-restricted-imports": ["error", { patterns: [...forbid, EMULATOR] }] },
  })),
  {
    files: ["src/**"],
    ignores: [...INTERNAL, ...CLOCKLESS, ...TESTS],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: `:matches(Identifier[name=${INTERNALS}], Literal[value=${INTERNALS}])`,
          message: "What Medusa does not document is used in src/providers/amazon-pay/medusa only.",
        },
        OWN_WORDS,
        ...OWN_CLOCK,
      ],
    },
  },
  {
    files: INTERNAL,
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", OWN_WORDS, ...OWN_CLOCK] },
  },
]
