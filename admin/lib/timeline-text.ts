import type { Actor, TimelineEntry } from "../../src/workflows/order/timeline-types"
import en from "../i18n/en.json"
import type { PanelText } from "./panel-text"
import { isKeyOf, type ReasonOf } from "./reason-key"
import { chargeStateView, refundStateView, type StateView } from "./state-view"

type Told = Extract<TimelineEntry, { entry: "told" }>["name"]
type Bare<Name extends string> = Name extends `amazon-pay.${infer Rest}` ? Rest : Name

/** Compiles only while there are words for each. */
const TOLD: Record<Bare<Told>, string> = en.amazonPay.timeline.told

/** What happened, in one sentence. */
export function timelineText(entry: TimelineEntry, text: PanelText): string {
  const { t } = text
  switch (entry.entry) {
    case "operation": {
      const who = actorText(entry.actor, text)
      const what = t(`amazonPay.timeline.asked.${entry.kind}`, { who, amount: amountText(entry, text) })
      const answer = t(`amazonPay.timeline.answer.${entry.outcome}`)
      const count = { count: String(entry.attempts) }
      const tries = entry.attempts > 1 ? [t("amazonPay.timeline.attempts", count)] : []
      return t("amazonPay.timeline.sentence", { what, answer: [answer, ...tries].join(", ") })
    }
    case "charge_found": {
      const state = stateText(chargeStateView(entry.state), text)
      return t("amazonPay.timeline.found.charge", { amount: amountText(entry, text), state })
    }
    case "refund_found": {
      const state = stateText(refundStateView(entry.state), text)
      return t("amazonPay.timeline.found.refund", { amount: amountText(entry, text), state })
    }
    case "notification":
      return t("amazonPay.timeline.notification", {
        type: entry.object_type,
        answer: t(`amazonPay.timeline.notified.${entry.outcome}`),
      })
    case "told": {
      const name = bare(entry.name)
      return isKeyOf(TOLD, name) ? t(`amazonPay.timeline.told.${name}`, { amount: amountText(entry, text) }) : name
    }
    case "booked":
      return t(`amazonPay.timeline.booked.${entry.what}`, { amount: amountText(entry, text) })
    default:
      return newerThanThisPanel(entry)
  }
}

/** Amazon's object that an entry is about. */
export function objectOf(entry: TimelineEntry): string | null {
  switch (entry.entry) {
    case "charge_found":
      return entry.charge_id
    case "refund_found":
      return entry.refund_id
    case "operation":
    case "notification":
    case "told":
    case "booked":
      return entry.object_id
    default:
      return null
  }
}

/** Amazon's reason code, and of which object it is one. */
export function reasonOf(entry: TimelineEntry): { of: ReasonOf; code: string } | null {
  const code = "reason_code" in entry ? entry.reason_code : null
  if (code === null) return null
  const about = entry.entry === "operation" ? entry.kind : entry.entry === "told" ? bare(entry.name) : ""
  if (about.includes("refund")) return { of: "refund", code }
  return { of: /permission|close|payment_method/.test(about) ? "chargePermission" : "charge", code }
}

export function actorText(actor: Actor, { t }: PanelText): string {
  return actor.type === "admin" && actor.name ? actor.name : t(`amazonPay.timeline.actor.${actor.type}`)
}

function amountText(entry: { amount: string | null; currency_code: string | null }, { money }: PanelText): string {
  const { amount, currency_code } = entry
  return amount === null || currency_code === null ? "—" : money(amount, currency_code)
}

function stateText(view: StateView, { t }: PanelText): string {
  return "label" in view ? t(view.label) : view.name
}

/** An event's name without the plugin's: no language has a point in a key. */
function bare(name: Told): string {
  return name.replace("amazon-pay.", "")
}

/** The compiler proves that no known entry comes here; a server newer than the dashboard's build may still send one. */
function newerThanThisPanel(entry: never): string {
  const { entry: name }: { entry?: unknown } = entry
  return String(name)
}
