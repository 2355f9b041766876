import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { followAmazon } from "../lib/amazon-time"

/** For a worker, whose clock nobody else moves. */
export default async function timePassed({ container }: SubscriberArgs): Promise<void> {
  await followAmazon(container)
}

export const config: SubscriberConfig = { event: "demo.time_passed", context: { subscriberId: "demo-time-passed" } }
