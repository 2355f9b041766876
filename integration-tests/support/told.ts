import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** All that the admin was told so far. */
export async function notices(container: MedusaContainer): Promise<string[]> {
  const notifications = await container.resolve(Modules.NOTIFICATION).listNotifications()
  return notifications.map(({ data }) => JSON.stringify(data))
}

/** Resolves with what the admin was told first, once they were. @throws after a quarter of a minute */
export async function told(container: MedusaContainer): Promise<string> {
  for (let looks = 0; looks < 300; looks++) {
    const [first] = await notices(container)
    if (first) return first
    await pause(50)
  }
  throw new Error("The admin was never told anything.")
}
