import { createSelfSigned, type SelfSigned } from "../certificate/self-signed.js"
import { refuse } from "../domain/errors.js"
import { HOUR, SECOND } from "../domain/timestamp.js"
import type { Engine } from "../engine/engine.js"
import type { EmulatorEvent, StateChange } from "../engine/event.js"
import { createRing } from "../engine/ring.js"
import { SNS_HOST } from "../server/amazon-hosts.js"
import { createChaos, type Chaos, type ChaosRule, type Forgery } from "./chaos.js"
import { composeConfirmation, composeNotification, type Desk } from "./compose.js"
import { post, type Delivery } from "./delivery.js"
import { readEndpoint, type Endpoint, type EndpointInput } from "./endpoint.js"
import type { Envelope } from "./envelope.js"

/** Instant Payment Notifications: who gets them, what became of them, and what shall go wrong. */
export type Notifier = {
  /** Adds an endpoint. @throws TypeError that says what is wrong with it. */
  add(endpoint: EndpointInput): void
  list(): Endpoint[]
  /** Sends the notification of an object's latest event again, or a forgery of it. */
  send(objectId: string, forgery?: Forgery): void
  readonly chaos: Pick<Chaos, "add" | "list" | "clear">
  deliveries(): Delivery[]
  /** Resolves once nothing is on its way; what waits on the virtual clock stays waiting. */
  idle(): Promise<void>
  /** Confirms the endpoint a token belongs to. */
  confirm(token: string): boolean
  /** PEM of the certificate envelopes are signed with. */
  certificate(): string
  reset(): void
}

/** Amazon tries again after an hour, three times, when the shop answers 5xx or not at all. */
const ATTEMPTS = 4

type Waiting = {
  readonly envelope: Envelope
  readonly endpoint: Endpoint
  readonly attempt: number
  readonly chaos: string | null
}

/** @param origin asked when an envelope is made, because the port is not known before the emulator listens */
export function createNotifier(engine: Engine, origin: () => string, logSize: number): Notifier {
  let endpoints: Endpoint[] = []
  const chaos = createChaos()
  const log = createRing<Delivery>(logSize)
  const waiting = new Map<string, Waiting>()
  const held: Waiting[] = []
  const inFlight = new Set<Promise<void>>()
  let signer: SelfSigned | null = null

  const desk = (): Desk => ({
    engine,
    signer: (signer ??= createSelfSigned("sns.amazonaws.com (amazon-pay-emulator)", [])),
    sns: ({ certificateHost }) => (certificateHost === "aws" ? `https://${SNS_HOST}` : `${origin()}/sns`),
  })
  const enqueue = (item: Waiting, delay = 0): void => {
    const id = engine.ids.uuid()
    waiting.set(id, item)
    engine.schedule.add({ at: engine.clock.now() + delay, kind: "notification-is-sent", id })
  }
  const record = (item: Waiting, outcome: Pick<Delivery, "status" | "error">): void => {
    const { envelope, endpoint, attempt } = item
    const time = new Date(engine.clock.now()).toISOString()
    log.push({ time, url: endpoint.url, attempt, ...outcome, chaos: item.chaos, envelope })
  }
  const deliver = async (item: Waiting): Promise<void> => {
    const outcome = await post(item.endpoint.url, item.envelope)
    record(item, outcome)
    const failed = outcome.status === null || outcome.status >= 500
    if (failed && item.attempt < ATTEMPTS) enqueue({ ...item, attempt: item.attempt + 1 }, HOUR)
  }
  const send = (event: StateChange, endpoint: Endpoint, rule: ChaosRule | null): void => {
    const forgery = forgeryOf(rule)
    const envelope = composeNotification(desk(), event, endpoint, forgery)
    const item: Waiting = { envelope, endpoint, attempt: 1, chaos: rule?.kind ?? null }
    switch (rule?.kind) {
      case "lose":
        return record(item, { status: null, error: "lost on demand" })
      case "reorder":
        return void held.push(item)
      case "delay":
        return enqueue(item, rule.seconds * SECOND)
      case "duplicate":
        enqueue(item)
        return enqueue(item)
      default:
        enqueue(item)
        for (const late of held.splice(0)) enqueue(late, SECOND)
    }
  }
  const announce = (event: StateChange, rule: ChaosRule | null): void => {
    for (const endpoint of endpoints) {
      const wanted = endpoint.merchantId === undefined || endpoint.merchantId === event.merchantId
      if (wanted && (endpoint.confirmed || !endpoint.confirm)) send(event, endpoint, rule)
    }
  }

  engine.listeners.add((event) => {
    if (endpoints.length > 0 && isNotified(event)) announce(event, chaos.take())
  })
  engine.notificationListeners.add((id) => {
    const item = waiting.get(id)
    waiting.delete(id)
    if (item === undefined) return
    const delivery = deliver(item).finally(() => inFlight.delete(delivery))
    inFlight.add(delivery)
  })
  return {
    add: (input) => {
      const endpoint = { ...readEndpoint(input), confirmed: false, token: engine.ids.uuid() }
      endpoints.push(endpoint)
      if (!endpoint.confirm) return
      enqueue({ envelope: composeConfirmation(desk(), endpoint), endpoint, attempt: 1, chaos: null })
    },
    list: () => endpoints.map((endpoint) => ({ ...endpoint })),
    send: (objectId, forgery) => {
      const event = engine.events
        .list()
        .filter(isNotified)
        .filter((candidate) => candidate.objectId === objectId)
        .at(-1)
      if (event === undefined) throw refuse.notFound("event of the object", objectId)
      announce(event, forgery === undefined ? null : { kind: forgery })
    },
    chaos,
    deliveries: () => log.list(),
    idle: async () => {
      engine.schedule.run()
      while (inFlight.size > 0) await Promise.all(inFlight)
    },
    confirm: (token) => {
      const endpoint = endpoints.find((candidate) => candidate.token === token)
      if (endpoint !== undefined) endpoint.confirmed = true
      return endpoint !== undefined
    },
    certificate: () => desk().signer.certificate,
    reset: () => {
      endpoints = []
      held.length = 0
      waiting.clear()
      chaos.clear()
      log.clear()
    },
  }
}

/** Amazon tells of permissions, charges and refunds, never of a Checkout Session. */
function isNotified(event: EmulatorEvent): event is StateChange {
  return event.type === "state" && event.objectType !== "CHECKOUT_SESSION"
}

function forgeryOf(rule: ChaosRule | null): Forgery | null {
  switch (rule?.kind) {
    case "bad-signature":
    case "foreign-topic":
    case "foreign-merchant":
    case "foreign-certificate":
      return rule.kind
    default:
      return null
  }
}
