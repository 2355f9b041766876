import { Hono } from "hono"
import { createApi } from "./api/api.js"
import { createIdempotency } from "./api/idempotency.js"
import { createThrottling, type Throttling } from "./api/throttling.js"
import { createAddressBook } from "./buyer/address-book.js"
import { buyerOf } from "./buyer/buyer-input.js"
import { createBuyer, type Buyer } from "./buyer/buyer.js"
import { createAuthority, serverCertificate, type Authority } from "./certificate/authority.js"
import { authorityFrom } from "./certificate/authority-file.js"
import { chargePermissionControls, type ChargePermissionControls } from "./control/charge-permission-controls.js"
import { controlApi } from "./control/control-api.js"
import { landingPage } from "./control/landing-page.js"
import { inspect, type ObjectKind } from "./control/inspect.js"
import { regionOf, type RegionCode } from "./domain/region.js"
import { assertTime, milliseconds, timeOf, type Duration } from "./engine/clock.js"
import { checkOptions } from "./check-options.js"
import { createEngine, type Engine } from "./engine/engine.js"
import type { EmulatorEvent } from "./engine/event.js"
import type { OpenQuestions } from "./engine/open-questions.js"
import { createFaults, type Faults } from "./faults/faults.js"
import { hostedPages } from "./hosted/hosted-pages.js"
import type { PageSettings } from "./hosted/page-settings.js"
import { createNotifier, type Notifier } from "./ipn/notifier.js"
import { snsRoutes } from "./ipn/sns-routes.js"
import type { EmulatorOptions } from "./options.js"
import { forget, isSnapshot, restoreSnapshot, takeSnapshot, type Snapshot, type World } from "./persist/snapshot.js"
import { stateFile } from "./persist/state-file.js"
import { apiServer } from "./server/api-server.js"
import { assets } from "./server/assets.js"
import { tlsHosts } from "./server/amazon-hosts.js"
import { createListening } from "./server/listen.js"
import { createRefusedButtons, type RefusedButton } from "./server/refused-buttons.js"
import { createRequestLog, type RequestEntry } from "./server/request-log.js"
import { VERSION } from "./version.js"
import { createMerchants, type Merchant, type MerchantKey } from "./signature/merchants.js"

/** A running emulator. */
export type Emulator = {
  /** Its origin, `http://127.0.0.1:4010`: API base, `…/checkout.js`, hosted pages and `…/_emulator/`. */
  readonly url: string
  /** PEM of the authority that clients have to trust, for https and for what they reach by proxy. */
  readonly certificate: string
  readonly region: RegionCode
  /** The virtual clock. Moving it forward makes everything due on the way happen, in order. */
  readonly clock: {
    now(): Date
    /** Milliseconds, or `{ days, hours, minutes, seconds }`. */
    advance(duration: Duration): void
    set(date: Date | string): void
  }
  readonly merchants: { add(merchant: Merchant): void; list(): Merchant[] }
  readonly buyer: Buyer
  /** What befalls a Charge Permission: NonChargeable or Closed, for any of Amazon's reasons. */
  readonly chargePermissions: ChargePermissionControls
  readonly faults: Faults
  readonly events: {
    list(): EmulatorEvent[]
    /** Returns the way to stop listening. */
    subscribe(listener: (event: EmulatorEvent) => void): () => void
  }
  /** Instant Payment Notifications. None are sent until there is an endpoint. */
  readonly ipn: Notifier
  /** Calls to the API, oldest first. */
  readonly requests: { list(): RequestEntry[]; clear(): void }
  /** Pressed buttons that were not taken, oldest first. */
  readonly refusedButtons: { list(): RefusedButton[]; clear(): void }
  /** Which hosted page follows the login, and the default language; can be changed at any time. */
  readonly pages: PageSettings
  /** Amazon's documented rate limits; `enabled` switches them. */
  readonly throttling: Pick<Throttling, "enabled">
  /** Where Amazon's documents leave two answers open, which one is given; can be changed at any time. */
  readonly openQuestions: OpenQuestions
  /** All objects of a kind as the API would answer them. */
  objects(kind: ObjectKind): object[]
  /** Remembers objects, saved answers and time, for `restore`. It stays good for this emulator as long as it runs. */
  snapshot(): Snapshot
  /** Back to a snapshot. Logs, faults, settings and merchants stay as they are; notifications under way are dropped. */
  restore(snapshot: Snapshot): void
  /** Back to the beginning: no objects, logs or faults, the initial time. Registered merchants stay. */
  reset(): void
  close(): Promise<void>
}

/**
 * Starts an emulator of Amazon Pay Checkout v2.
 * @throws when the port is taken or a merchant's public key cannot be read.
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  checkOptions(options)
  const { port = 0, host = "127.0.0.1", logSize = 5_000 } = options
  const region = regionOf(options.region ?? "jp")
  const start = options.start === undefined ? undefined : timeOf(options.start)
  // One that no file keeps is made when somebody asks: most tests speak http.
  let kept = options.ca === undefined ? null : authorityFrom(options.ca)
  const authority = (): Authority => (kept ??= createAuthority())
  const engine = createEngine({ region, start, seed: options.idSeed, logSize })
  engine.openQuestions.strict = options.strict ?? false
  const merchants = createMerchants(options.merchants ?? [])
  const book = createAddressBook(buyerOf(region.code, options.buyer))
  const idempotency = createIdempotency(engine.openQuestions)
  const faults = createFaults(engine.clock)
  const throttling = createThrottling(engine.clock, options.throttling ?? false)
  const log = createRequestLog(logSize)
  const refused = createRefusedButtons()
  const initialPages: PageSettings = {
    page: options.page ?? "auto",
    language: options.language ?? (region.code === "jp" ? "ja_JP" : "en_US"),
  }
  const pages = { ...initialPages }
  let publicUrl = options.publicUrl === undefined ? "" : new URL(options.publicUrl).origin
  const redirectUrl = (id: string): string => `${publicUrl}/checkout/processing?amazonCheckoutSessionId=${id}`

  const ipn = createNotifier(engine, () => publicUrl, logSize)
  const addEndpoints = (): void => options.notifications?.forEach((endpoint) => ipn.add(endpoint))

  const world = (): World => ({ engine, savedAnswers: idempotency.saved, merchants: controls.merchants })
  const controls = {
    region: region.code,
    get certificate() {
      return authority().certificate
    },
    clock: clockControls(engine),
    merchants: {
      add: (merchant: Merchant) => void merchants.add(merchant),
      list: () => merchants.list().map(registration),
    },
    buyer: createBuyer(engine, merchants, book),
    chargePermissions: chargePermissionControls(engine),
    faults,
    events: {
      list: () => engine.events.list(),
      subscribe: (listener: (event: EmulatorEvent) => void) => {
        engine.listeners.add(listener)
        return () => void engine.listeners.delete(listener)
      },
    },
    ipn,
    requests: { list: () => log.list(), clear: () => log.clear() },
    refusedButtons: { list: () => refused.list(), clear: () => refused.clear() },
    pages,
    throttling,
    openQuestions: engine.openQuestions,
    objects: (kind: ObjectKind) => inspect(engine, redirectUrl, kind),
    // Copies, because what is remembered must not change with the objects.
    snapshot: (): Snapshot => copied(takeSnapshot(world())),
    restore: (snapshot: Snapshot) => {
      if (!isSnapshot(snapshot)) throw new TypeError("What is restored is what snapshot() gave.")
      forget(world())
      restoreSnapshot(world(), copied(snapshot))
      state?.touch()
    },
    reset: () => {
      engine.reset()
      engine.openQuestions.strict = options.strict ?? false
      book.reset()
      idempotency.clear()
      faults.clear()
      log.clear()
      refused.clear()
      throttling.reset()
      ipn.reset()
      addEndpoints()
      Object.assign(pages, initialPages)
    },
  }

  const state = options.persist === undefined ? null : stateFile(options.persist, world())
  state?.load()
  if (state !== null) engine.listeners.add(state.touch)

  const web = new Hono({ strict: false })
  web.route("/", assets())
  web.route("/", snsRoutes(ipn))
  web.get("/", (c) => c.html(landingPage(controls, new URL(c.req.url).origin, VERSION)))
  web.route("/", controlApi(controls))
  web.route("/", hostedPages({ engine, merchants, book, settings: pages, refused }))
  const api = createApi({ engine, merchants, idempotency, throttling, redirectUrl })
  const { tls = false } = options
  const names = tlsHosts(host, options.publicUrl, options.tlsHosts ?? [])
  const server = createListening(
    apiServer({ engine, api, faults, log }),
    web,
    () => serverCertificate(authority(), names),
    { tls, onAnswered: state?.touch },
  )
  const listening = await server.listen(port, host)
  const url = `${tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${listening}`
  publicUrl ||= url
  addEndpoints() // only now is it known where the signing certificate can be fetched
  // Assigned, because a spread would ask for the certificate.
  return Object.assign(controls, {
    url,
    close: async () => {
      engine.schedule.stop()
      await server.close()
      await state?.close()
    },
  })
}

function clockControls(engine: Engine): Emulator["clock"] {
  const shift = (by: number): void => {
    assertTime(engine.clock.now() + by)
    engine.clock.shift(by)
    engine.schedule.follow()
  }
  return {
    now: () => new Date(engine.clock.now()),
    advance: (duration) => shift(milliseconds(duration)),
    set: (date) => shift(timeOf(date) - engine.clock.now()),
  }
}

/** V8's own format keeps what objects share. */
function copied(snapshot: Snapshot): Snapshot {
  return structuredClone(snapshot)
}

/** A merchant without the parsed key. */
function registration(merchant: MerchantKey): Merchant {
  const { merchantId, storeId, publicKeyId, publicKey, allowedOrigins, paymentServiceProvider, inactive } = merchant
  return { merchantId, storeId, publicKeyId, publicKey, allowedOrigins, paymentServiceProvider, inactive }
}
