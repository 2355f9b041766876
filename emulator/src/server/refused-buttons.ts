import { createRing } from "../engine/ring.js"
import type { Diagnosis } from "../signature/diagnosis.js"

/** A pressed button that was not taken: its buyer sees an error page, and the shop's server hears nothing of it. */
export type RefusedButton = {
  /** Real time, ISO 8601. */
  readonly time: string
  /** Where the button's script sent it: `/checkout/start`, `/signin/start`, `/buy-now/start`, `/upgrade/start`. */
  readonly path: string
  /** The page with the button, as far as the browser tells it. */
  readonly page: string | null
  readonly publicKeyId: string | null
  readonly payloadJSON: string | null
  readonly reasonCode: string
  readonly message: string
  /** Why its signature was refused: the payload expected and the one that was signed, and the first line that differs. */
  readonly signature: Diagnosis | null
}

/** The newest of them, oldest first. */
export type RefusedButtons = { push(button: RefusedButton): void; list(): RefusedButton[]; clear(): void }

export function createRefusedButtons(): RefusedButtons {
  return createRing<RefusedButton>(100)
}
