import { Hono } from "hono"
import { fieldsOf } from "../api/fields-of.js"
import { AmazonPayError, refuse } from "../domain/errors.js"
import { ODD_BUYERS } from "../buyer/odd-buyers.js"
import { buyerInput } from "../buyer/buyer-input.js"
import { signInPress } from "../buyer/sign-in.js"
import { RefusedSignature } from "../signature/refused-signature.js"
import type { Emulator } from "../emulator.js"
import type { Duration } from "../engine/clock.js"
import { faultRule } from "../faults/fault-rule.js"
import {
  approveBody,
  blockPermissionBody,
  cancelBody,
  changeBody,
  checkoutBody,
  clockBody,
  closeBody,
  closePermissionBody,
  mendBody,
  merchantsBody,
  settingsBody,
} from "./bodies.js"
import { inspectorPage } from "./inspector.js"
import { maskedEntry } from "./mask.js"
import { openApi } from "./openapi.js"
import { ipnRoutes } from "./ipn-routes.js"
import { isObjectKind, OBJECT_KINDS } from "./inspect.js"
import { readBody } from "./read-body.js"

type Controls = Omit<Emulator, "close" | "url">

/** What tests steer the emulator with, under `/_emulator/`: everything the in-process object can do. */
export function controlApi(emulator: Controls): Hono {
  const app = new Hono().basePath("/_emulator")
  const time = (): object => ({ now: emulator.clock.now().toISOString() })

  app.get("/", (c) => {
    const { origin } = new URL(c.req.url)
    return c.html(inspectorPage(emulator, { origin, mask: c.req.query("mask") !== undefined }))
  })
  app.post("/advance", async (c) => {
    const { seconds } = await fieldsOf(c)
    refusing("seconds", () => emulator.clock.advance({ seconds: Number(seconds) }))
    return c.redirect("/_emulator", 303)
  })
  app.get("/ca.pem", (c) => c.body(emulator.certificate, 200, { "content-type": "application/x-pem-file" }))
  app.get("/openapi.json", (c) => c.json(openApi()))
  app.get("/health", (c) => c.json({ status: "ok", region: emulator.region, ...time() }))
  app.post("/reset", (c) => {
    emulator.reset()
    return c.json({ status: "ok" })
  })

  const snapshots = new Map<string, ReturnType<Emulator["snapshot"]>>()
  app.post("/snapshots", (c) => {
    const id = String(snapshots.size + 1)
    snapshots.set(id, emulator.snapshot())
    return c.json({ id }, 201)
  })
  app.post("/snapshots/:id/restore", (c) => {
    const snapshot = snapshots.get(c.req.param("id"))
    if (snapshot === undefined) throw refuse.notFound("snapshot", c.req.param("id"))
    emulator.restore(snapshot)
    return c.json({ status: "ok" })
  })

  app.get("/clock", (c) => c.json(time()))
  app.post("/clock", async (c) => {
    const { advance = 0, set } = await readBody(c, clockBody)
    if (set !== undefined) refusing("set", () => emulator.clock.set(set))
    else refusing("advance", () => emulator.clock.advance(inMilliseconds(advance)))
    return c.json(time())
  })

  app.get("/merchants", (c) => c.json(emulator.merchants.list()))
  app.post("/merchants", async (c) => {
    const body = await readBody(c, merchantsBody)
    refusing("publicKey", () => {
      for (const merchant of Array.isArray(body) ? body : [body]) emulator.merchants.add(merchant)
    })
    return c.json(emulator.merchants.list(), 201)
  })

  const settings = (): object => ({
    ...emulator.pages,
    throttling: emulator.throttling.enabled,
    ...emulator.openQuestions,
  })
  app.get("/settings", (c) => c.json(settings()))
  app.post("/settings", async (c) => {
    const { throttling, page, language, ...answers } = await readBody(c, settingsBody)
    Object.assign(emulator.pages, given({ page, language }))
    Object.assign(emulator.openQuestions, given(answers))
    emulator.throttling.enabled = throttling ?? emulator.throttling.enabled
    return c.json(settings())
  })

  app.get("/requests", (c) => {
    const { method, path, operation, checkoutSessionId, mask } = c.req.query()
    return c.json(
      emulator.requests
        .list()
        .map((entry) => (mask === undefined ? entry : maskedEntry(entry)))
        .filter(
          (entry) =>
            (!method || entry.method === method) &&
            (!path || entry.path.includes(path)) &&
            (!operation || entry.operation === operation) &&
            (!checkoutSessionId || entry.checkoutSessionId === checkoutSessionId),
        ),
    )
  })
  app.get("/refusedButtons", (c) => c.json(emulator.refusedButtons.list()))
  app.delete("/requests", (c) => {
    emulator.requests.clear()
    return c.body(null, 204)
  })

  app.get("/events", (c) => {
    const { after = "0", type, checkoutSessionId } = c.req.query()
    return c.json(
      emulator.events
        .list()
        .filter(
          (event) =>
            event.number > Number(after) &&
            (!type || event.type === type) &&
            (!checkoutSessionId || event.checkoutSessionId === checkoutSessionId),
        ),
    )
  })
  app.get("/objects/:kind", (c) => {
    const kind = c.req.param("kind")
    if (!isObjectKind(kind)) throw refuse.invalidValue("kind", `It is one of ${OBJECT_KINDS.join(", ")}.`)
    return c.json(emulator.objects(kind))
  })

  app.get("/faults", (c) => c.json(emulator.faults.list()))
  app.post("/faults", async (c) => {
    emulator.faults.add(await readBody(c, faultRule))
    return c.json(emulator.faults.list(), 201)
  })
  app.delete("/faults", (c) => {
    emulator.faults.clear()
    return c.body(null, 204)
  })

  app.route("/ipn", ipnRoutes(emulator.ipn))
  app.get("/buyers", (c) => c.json(ODD_BUYERS))
  app.get("/buyer", (c) => c.json({ addresses: emulator.buyer.addresses }))
  app.put("/buyer", async (c) => {
    emulator.buyer.become(await readBody(c, buyerInput))
    return c.json({ addresses: emulator.buyer.addresses })
  })
  app.post("/buyer/checkout", async (c) => c.json(emulator.buyer.checkout(await readBody(c, checkoutBody)), 201))
  app.post("/buyer/approve", async (c) => c.json(emulator.buyer.approve(await readBody(c, approveBody))))
  app.post("/buyer/confirm", async (c) => c.json(emulator.buyer.confirm(await readBody(c, cancelBody))))
  app.post("/buyer/change", async (c) => c.json(emulator.buyer.change(await readBody(c, changeBody))))
  app.post("/buyer/sign-in", async (c) => c.json(emulator.buyer.signIn(await readBody(c, signInPress)), 201))
  app.post("/buyer/mend", async (c) => c.json(emulator.buyer.mend(await readBody(c, mendBody))))
  app.post("/buyer/close", async (c) => c.json(emulator.buyer.close(await readBody(c, closeBody))))
  app.post("/buyer/cancel", async (c) => c.json(emulator.buyer.cancel(await readBody(c, cancelBody))))

  app.post("/chargePermissions/block", async (c) =>
    c.json(emulator.chargePermissions.block(await readBody(c, blockPermissionBody))),
  )
  app.post("/chargePermissions/close", async (c) =>
    c.json(emulator.chargePermissions.close(await readBody(c, closePermissionBody))),
  )

  app.onError((error) => {
    if (!(error instanceof AmazonPayError)) throw error
    const { reasonCode, message } = error
    const signature = error instanceof RefusedSignature ? error.diagnosis : undefined
    return Response.json({ reasonCode, message, signature }, { status: error.status })
  })
  return app
}

/** What the call in process refuses with a sentence is refused over HTTP with the same. */
function refusing(parameter: string, call: () => void): void {
  try {
    call()
  } catch (error) {
    throw error instanceof TypeError ? refuse.invalidValue(parameter, error.message) : error
  }
}

/** A bare number is seconds here. */
function inMilliseconds(duration: Duration): Duration {
  return typeof duration === "number" ? duration * 1_000 : duration
}

/** Without what was left out. */
function given(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
