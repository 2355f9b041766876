import { createAdmin } from "../smoke/admin.mjs"
import { createAmazon } from "../smoke/amazon.mjs"
import { createMerchant } from "../smoke/merchant.mjs"
import { createShopper } from "../smoke/shopper.mjs"
import { createSteps } from "../smoke/steps.mjs"
import { reconcile } from "../smoke/walks/reconcile.mjs"
import { settle } from "../smoke/walks/settle.mjs"

/**
 * The smoke walk without a browser: purchase, capture, refund, cancel, reconcile.
 *
 * @param {{ info: object, env: Record<string, string> }} store what startDemo answers
 * @param {(line: string) => void} say
 * @throws with the step that did not work
 */
export async function walk({ info, env }, say) {
  const { buy } = createShopper(info)
  const steps = createSteps(say)
  const step = (what, work) =>
    steps.step(what, work).catch((error) => {
      throw new Error(`${what}: ${error.message}`, { cause: error })
    })
  const admin = await createAdmin(info)
  const tools = {
    step,
    admin,
    amazon: createAmazon(null, info.emulator_url),
    merchant: createMerchant(info.emulator_url, env),
  }
  const orderId = await step("an order is placed", buy)
  await settle(tools, { orderId, buyAnother: buy })
  await reconcile(tools, { buy })
}
