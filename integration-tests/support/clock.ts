import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { clockWorkflow } from "medusa-payment-amazon-pay/workflows"
import type { AdjustableClock } from "../../src/amazon/clock"
import { ageRows } from "./age"
import { quiet } from "./quiet"
import type { Store } from "./store"

/**
 * What the job does every 15 seconds, as if so much time had passed since. In that time subscribers have long done what
 * they were called for.
 */
export async function letTimePass(container: MedusaContainer, { minutes }: { minutes: number }) {
  await quiet()
  await ageRows(container, { minutes })
  const now = new Date(Date.now() + minutes * 60_000).toISOString()
  const result = await runClock(container, { now })
  await quiet()
  return result
}

/** Once, and wholly: the job of this Medusa runs, too. */
export async function runClock(container: MedusaContainer, input: { now?: string } = {}) {
  for (;;) {
    const { result } = await clockWorkflow(container).run({ input })
    if (!result.is_running) return result
    await pause(100)
  }
}

/** Nobody does anything any more: the clock alone has to find out what is left to do. */
export async function comeToRest(container: MedusaContainer): Promise<void> {
  const { clock } = container.resolve<{ clock: AdjustableClock }>("amazonPay")
  try {
    for (const minutes of [10, 20, 40]) {
      clock.setOffset(minutes * 60_000)
      await letTimePass(container, { minutes })
    }
  } finally {
    clock.setOffset(0)
  }
}

/** The same in the shop and at Amazon, where what is due is done and told of first. */
export async function passTime({ amazon, container }: Pick<Store, "amazon" | "container">, minutes: number) {
  const { clock } = container.resolve<{ clock: AdjustableClock }>("amazonPay")
  amazon.emulator.clock.advance({ minutes })
  clock.setOffset(clock.now().getTime() - Date.now() + minutes * 60_000)
  await amazon.emulator.ipn.idle()
  await letTimePass(container, { minutes: (clock.now().getTime() - Date.now()) / 60_000 })
}
