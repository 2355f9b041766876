import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

export interface Heard {
  name: string
  data: Record<string, unknown>
}

/** Listens to the plugin's events on Medusa's bus. */
export function listen(container: MedusaContainer, name: string): { heard: Heard[]; next: () => Promise<Heard> } {
  const heard: Heard[] = []
  const waiting: ((event: Heard) => void)[] = []
  container.resolve(Modules.EVENT_BUS).subscribe(
    name,
    (event) => {
      const entry = { name: event.name, data: event.data as Record<string, unknown> }
      heard.push(entry)
      waiting.splice(0).forEach((tell) => tell(entry))
      return Promise.resolve()
    },
    { subscriberId: `test-${name}-${String(Math.random())}` },
  )
  return {
    heard,
    next: () => new Promise((resolve) => (heard[0] ? resolve(heard[0]) : waiting.push(resolve))),
  }
}
