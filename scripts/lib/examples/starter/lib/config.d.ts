import type Medusa from "@medusajs/js-sdk"

export const sdk: Medusa
