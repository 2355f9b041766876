import type { CreateOrderDTO } from "@medusajs/framework/types"

// The module that docs/subscriptions.md calls "your own".

export const SUBSCRIPTIONS = "subscription"

export interface Subscription {
  id: string
  cycle: string
  charge_permission_id: string
  order_id: string | null
  next_order: CreateOrderDTO
}

export interface SubscriptionService {
  listDue(at: Date): Promise<Subscription[]>
  nextCycle(id: string): Promise<void>
  stop(id: string, why: string): Promise<void>
  setOrder(id: string, orderId: string): Promise<void>
}
