import { onDemand } from "./on-demand"

/** The customer's agreements; nothing at all while there is none. */
export const CustomerWidget = onDemand(() => import("../parts/customer-part"))
