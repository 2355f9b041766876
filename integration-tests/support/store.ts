import path from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { isDeepStrictEqual } from "node:util"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { Emulator, EmulatorOptions } from "amazon-pay-emulator"
import { seedDemo, type DemoStore } from "../../demo/seed"
import { accountEnv } from "./account"
import { Admin } from "./admin"
import { Amazon } from "./amazon"
import { DatabaseCopies } from "./database-copies"
import { freePort } from "./free-port"
import { quiet, watchSubscribers } from "./quiet"
import { Shopper, type Purchase } from "./shopper"

type Snapshot = ReturnType<Emulator["snapshot"]>

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
  /**
   * The store and Amazon as if this were all that ever happened: it is done once, and put back from a copy each time after
   * that. Whatever was there before is gone, faults and logs of the emulator too.
   */
  given: <Result>(name: string, happened: () => Promise<Result>) => Promise<Result>
  /** What a shopper of beans and a cup has bought, as if nothing else ever happened (`given`). */
  bought: () => Promise<Purchase>
}

const REGIONS = ["jp", "eu", "na"] as const

/** How the Medusa and the Amazon of a file are started. */
interface Options {
  /** Over what demo/medusa-config.ts reads otherwise. */
  env: Record<string, string>
  emulator: EmulatorOptions
}

/** The store of the files that are being read together, and the options that the first of them asks for. */
let together: { store: Store; options?: Options } | undefined

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
  const options = { env, emulator }
  const group = together
  if (group === undefined) {
    describe(name, () => startStore(suite, () => options))
    return
  }
  group.options ??= options
  if (!isDeepStrictEqual(group.options, options)) {
    throw new Error(`"${name}" asks for other options than the files before it: take its file out of their group.`)
  }
  describe(name, () => suite(group.store))
}

/**
 * Runs several files, which ask for the same options, against one Medusa: most of them take less time than its start.
 *
 * @param files as seen from a folder beside this one
 */
export function describeTogether(files: readonly string[]): void {
  let options: Options | undefined
  const readAll = (store: Store) => {
    together = { store }
    // Here and now, which an import is not.
    for (const file of files) jest.requireActual(file)
    options = together.options
    together = undefined
  }
  startStore(readAll, () => options!)
}

/** The copy that each test begins with. */
const SEEDED = "seeded"

/** Medusa's runner puts the database back before each test, by a copy that this takes and restores instead. */
function copiesOfDatabase(): () => DatabaseCopies {
  let copies: DatabaseCopies
  const template = jest.requireActual<object>("@medusajs/test-utils/dist/medusa-test-runner-utils/postgres-template")
  Object.assign(template, {
    async createPostgresDatabaseTemplate({ databaseName }: { databaseName: string }) {
      copies = await DatabaseCopies.of(databaseName)
      await copies.take(SEEDED)
    },
    restorePostgresDatabaseFromTemplate: () => copies.restore(SEEDED),
    dropPostgresDatabaseTemplate: () => copies.close(),
  })
  return () => copies
}

function givenIn(store: Store, copies: () => DatabaseCopies): Store["given"] {
  const known = new Map<string, { result: unknown; amazon: Snapshot }>()
  return async <Result>(name: string, happened: () => Promise<Result>): Promise<Result> => {
    const { emulator } = store.amazon
    const before = known.get(name)
    await quiet()
    await copies().restore(before ? name : SEEDED)
    emulator.reset()
    if (before) {
      emulator.restore(before.amazon)
      return before.result as Result
    }
    const result = await happened()
    await quiet()
    await copies().take(name)
    known.set(name, { result, amazon: emulator.snapshot() })
    return result
  }
}

/**
 * Medusa's runner waits after each test until every workflow has ended, and for ever for one that Medusa has lost: a step
 * failed while another of the same moment was under way, and nobody takes back what they did ("waiting_to_compensate").
 */
function waitAWhileForWorkflows(): void {
  const LONGEST_MS = 20_000
  const waiting = jest.requireActual<{ waitWorkflowExecutions: (container: MedusaContainer) => Promise<void> }>(
    "@medusajs/test-utils/dist/medusa-test-runner-utils/wait-workflow-executions",
  )
  waiting.waitWorkflowExecutions = async (container) => {
    const engine = container.resolve(Modules.WORKFLOW_ENGINE)
    const unfinished = { state: { $nin: ["not_started", "done", "reverted", "failed"] } }
    const end = performance.now() + LONGEST_MS
    while (performance.now() < end && (await engine.listWorkflowExecutions(unfinished)).length > 0) {
      await pause(50)
    }
  }
}

/** @param optionsOf asked when the tests begin */
function startStore(suite: (store: Store) => void, optionsOf: () => Options): void {
  const store = {} as Store
  const before = { ...process.env }

  // Medusa reads its configuration in a beforeAll of the runner's, which comes after this one.
  beforeAll(async () => {
    const { env, emulator } = optionsOf()
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

  const copies = copiesOfDatabase()
  waitAWhileForWorkflows()
  medusaIntegrationTestRunner({
    medusaConfigFile: DEMO,
    cwd: DEMO,
    testSuite: ({ getContainer }) => {
      beforeAll(async () => {
        store.container = getContainer()
        watchSubscribers(store.container)
        store.seeded = await seedDemo(store.container)
        store.given = givenIn(store, copies)
        store.bought = () => store.given("bought", async () => (await store.shopper()).buy())
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
}
