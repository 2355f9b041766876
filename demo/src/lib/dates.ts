import type { MedusaContainer } from "@medusajs/framework/types"
import type { AmazonPayModuleService } from "medusa-payment-amazon-pay/modules/amazon-pay"

/** "2027-01-31": the day that it is in Japan, by the plugin's clock, which the demo can move. Days compare as they are. */
export function today(container: MedusaContainer): string {
  const { clock } = container.resolve<AmazonPayModuleService>("amazonPay")
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(clock.now())
}

/** Months later, on this day of the month, or on the last one of a shorter month. */
export function later(date: string, months: number, day: number): string {
  const [year = 0, month = 1] = date.split("-").map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}
