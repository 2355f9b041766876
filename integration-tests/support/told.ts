import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Resolves with what the admin was told first, once they were. @throws after a quarter of a minute */
export async function told(container: MedusaContainer): Promise<string> {
  const notifications = container.resolve(Modules.NOTIFICATION)
  for (let looks = 0; looks < 300; looks++) {
    const [first] = await notifications.listNotifications()
    if (first) return JSON.stringify(first.data)
    await pause(50)
  }
  throw new Error("The admin was never told anything.")
}
