import path from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { EmulatorOptions } from "amazon-pay-emulator"
import { seedDemo, type DemoStore } from "../../demo/seed"
import { accountEnv } from "./account"
import { Admin } from "./admin"
import { Amazon } from "./amazon"
import { freePort } from "./free-port"
import { quiet, watchSubscribers } from "./quiet"
import { Shopper } from "./shopper"

const DEMO = path.join(__dirname, "../../demo")

/** A running Medusa with the demo's store in it, and Amazon Pay beside it. Ready when a test begins. */
export interface Store {
  url: string
  amazon: Amazon
  admin: Admin
  seeded: DemoStore
  container: MedusaContainer
  /** A new shopper, with beans and a cup in the cart, or with what is named. */
  shopper: (...products: (keyof DemoStore["variant_ids"])[]) => Promise<Shopper>
}

const REGIONS = ["jp", "eu", "na"] as const

/**
 * Runs tests against the built plugin, as a store owner installs it. Medusa starts once for the file; each test begins
 * with the store as it was seeded and an Amazon that knows of no purchase. Once in a file: Medusa cannot start twice in
 * one module registry.
 *
 * @param env over what demo/medusa-config.ts reads otherwise
 * @param emulator how it is started
 */
export function describeStore(
  name: string,
  suite: (store: Store) => void,
  env: Record<string, string> = {},
  emulator: EmulatorOptions = {},
): void {
  describe(name, () => {
    const store = {} as Store
    const before = { ...process.env }

    // Medusa reads its configuration in a beforeAll of the runner's, which comes after this one.
    beforeAll(async () => {
      const port = await freePort()
      store.url = `http://localhost:${port}`
      const region = REGIONS.find((one) => one === env["AMAZON_PAY_REGION"])
      store.amazon = await Amazon.start({ ...emulator, region })
      const urls = { medusa: store.url, emulator: store.amazon.url }
      Object.assign(process.env, accountEnv(urls), { PORT: String(port) }, env)
    })
    afterAll(async () => {
      await store.amazon.emulator.close()
      process.env = before
    })

    medusaIntegrationTestRunner({
      medusaConfigFile: DEMO,
      cwd: DEMO,
      testSuite: ({ getContainer }) => {
        beforeAll(async () => {
          store.container = getContainer()
          watchSubscribers(store.container)
          store.seeded = await seedDemo(store.container)
          store.admin = await Admin.login(store.url, store.seeded)
          store.shopper = (...products) =>
            Shopper.withCart(store.url, store.amazon, store.seeded, products.length > 0 ? products : undefined)
        })
        beforeEach(() => {
          store.amazon.emulator.reset()
        })
        // Before the tables are emptied.
        afterEach(quiet)
        suite(store)
      },
    })
  })
}
