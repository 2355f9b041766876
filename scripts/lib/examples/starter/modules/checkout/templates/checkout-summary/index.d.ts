import type { HttpTypes } from "@medusajs/types"
import type { ComponentType } from "react"

declare const CheckoutSummary: ComponentType<{ cart: HttpTypes.StoreCart }>
export default CheckoutSummary
