import type { DemoStore } from "../../../demo/seed"

/** The demo that runs beside the tests, as `npm run demo -- --headless` tells of it. */
export interface Demo extends Omit<DemoStore, "sales_channel_id" | "express_shipping_option_id"> {
  medusa_url: string
  storefront_url: string
  emulator_url: string
}

/** @throws when there is none: `npm run test:browser` starts it */
export function runningDemo(): Demo {
  const { DEMO } = process.env
  if (!DEMO) throw new Error("These tests need the demo beside them: run them with `npm run test:browser`.")
  return JSON.parse(DEMO) as Demo
}
