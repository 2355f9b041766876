import type { ShopperFailureCode } from "../code.js"

/** One language: for each code what happened, whether money moved, and what to do next. A missing code does not compile. */
export type Texts = Readonly<Record<ShopperFailureCode, string>>
