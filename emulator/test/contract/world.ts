import type { RegionCode } from "../../src/index.js"
import type { Api } from "./signed-api.js"
import { emulatorWorld } from "./emulator-world.js"
import { sandboxWorld } from "./sandbox-world.js"

/** A place the contract is checked in: the emulator, or Amazon's sandbox. */
export type World = {
  readonly name: string
  readonly region: RegionCode
  readonly storeId: string
  readonly api: Api
  /** Null where nobody is there to go through the hosted pages. */
  readonly buyer: ContractBuyer | null
  /** Where buyers are led back to. */
  readonly returnUrl: string
  close(): Promise<void>
}

/** The buyer controls the contract needs, and no more, because in the sandbox each of them is a person's work. */
export type ContractBuyer = {
  /** Presses a button with this payload and comes to the review page. Resolves to the Checkout Session's id. */
  checkout(payload: object): Promise<string>
  /** Goes through amazonPayRedirectUrl and comes back to the result page. */
  approve(amazonPayRedirectUrl: string): Promise<void>
}

/** The worlds to check: always the emulator, and the sandbox when AMAZON_PAY_SANDBOX_* is set. */
export const WORLDS: readonly [string, () => Promise<World>][] = [
  ["the emulator", emulatorWorld],
  ...(process.env["AMAZON_PAY_SANDBOX_PUBLIC_KEY_ID"] ? ([["Amazon's sandbox", sandboxWorld]] as const) : []).map(
    ([name, open]): [string, () => Promise<World>] => [name, open],
  ),
]

/** How long a person may take for the hosted pages, in milliseconds. */
export const A_PERSONS_TIME = 600_000

/** Whether somebody goes through the hosted pages; needed before a world is open. */
function hasBuyer(name: string): boolean {
  return name === "the emulator" || Boolean(process.env["AMAZON_PAY_SANDBOX_BUYER_PORT"])
}

/** `it` for what needs a buyer's hand: skipped, and marked so, where there is nobody. */
export function itByHand(name: string): (title: string, test: () => Promise<void>) => void {
  return (title, test) => (hasBuyer(name) ? it : it.skip)(`[buyer's hand] ${title}`, test, A_PERSONS_TIME)
}

/** So many units of the region's money: hundreds of yen, whole dollars or euros. */
export function price(world: World, units: number): { amount: string; currencyCode: string } {
  if (world.region === "jp") return { amount: String(units * 100), currencyCode: "JPY" }
  return { amount: units.toFixed(2), currencyCode: world.region === "na" ? "USD" : "EUR" }
}
