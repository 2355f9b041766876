import { onDemand } from "./on-demand"
import { Waiting } from "./waiting"

/** In the dashboard's menu. */
export const AmazonPayPage = onDemand(() => import("../parts/amazon-pay-part"), <Waiting />)

/** In the dashboard's settings. */
export const SettingsPage = onDemand(() => import("../parts/settings-part"), <Waiting />)
