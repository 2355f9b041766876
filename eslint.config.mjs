import js from "@eslint/js"
import reactHooks from "eslint-plugin-react-hooks"
import tseslint from "typescript-eslint"
import { layers } from "./eslint/layers.mjs"

const TYPED = ["**/*.ts", "**/*.tsx"]
const SCRIPTS = ["**/*.mjs", "**/*.js"]
const SHIPPED = ["{src,admin,storefront}/**/*.{ts,tsx}"]
const TESTS = ["**/*.spec.{ts,tsx}", "**/test/**/*.{ts,tsx}", "integration-tests/**/*.ts"]

const readonly = (...names) => Object.fromEntries(names.map((name) => [name, "readonly"]))
const NODE = readonly(
  "AbortController",
  "AbortSignal",
  "Buffer",
  "URL",
  "clearTimeout",
  "console",
  "fetch",
  "performance",
  "process",
)
const TIMERS = readonly("setTimeout", "setInterval", "clearInterval", "setImmediate", "structuredClone")

export default tseslint.config(
  // Migrations are made by Medusa's command.
  {
    ignores: [
      "**/node_modules/",
      "**/dist/",
      "**/.medusa/",
      ".cache/",
      ".demo/",
      "coverage/",
      "**/migrations/",
      "examples/nextjs-starter/",
      // Compiled with the examples, by scripts/check-examples.mjs.
      "scripts/lib/examples/**/*.ts",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,

  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          "tsconfig.json",
          "tsconfig.tests.json",
          "src/*/tsconfig.json",
          "storefront/tsconfig.json",
          "emulator/tsconfig.json",
          "demo/tsconfig.json",
          "demo/storefront/tsconfig.json",
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      // Both spellings have their place.
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/consistent-indexed-object-style": "off",
      // What may be missing is read with brackets.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-inferrable-types": ["error", { ignoreParameters: true, ignoreProperties: true }],
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true } }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "max-lines": ["error", 400],
    },
  },

  {
    files: SHIPPED,
    linterOptions: { noInlineConfig: true },
    rules: {
      "no-console": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"] }],
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true },
      ],
      "@typescript-eslint/no-explicit-any": ["error", { fixToUnknown: true }],
      "@typescript-eslint/no-unsafe-type-assertion": "error",
    },
  },

  {
    files: ["admin/**", "src/admin/**", "storefront/**", "demo/storefront/src/**"],
    extends: [reactHooks.configs.flat["recommended-latest"]],
    // Loading what a page shows, once it is there, is what an effect is for.
    rules: { "react-hooks/set-state-in-effect": "off" },
  },

  // Hono's routers are handed on as they are made, with wider type arguments.
  { files: ["emulator/src/**"], rules: { "@typescript-eslint/no-unsafe-class-instance-assignment": "off" } },

  {
    // A test looks into an answer's JSON as it came; what is wrong in it fails the expectation.
    files: TESTS,
    rules: {
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-type-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": "off",
    },
  },

  { files: SCRIPTS, languageOptions: { globals: { ...NODE, ...TIMERS } } },
  {
    files: ["**/*.js"],
    languageOptions: { sourceType: "commonjs", globals: readonly("module", "require", "__dirname") },
  },
  {
    files: ["emulator/assets/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: readonly("window", "document", "location", "navigator", "Element", "CSSStyleSheet"),
    },
  },

  ...layers,
)
