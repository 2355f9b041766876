import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CreditCard } from "@medusajs/icons"

import { SettingsPage } from "../../../../../admin/entry/pages"

export const config = defineRouteConfig({ label: "Amazon Pay", icon: CreditCard })

export const handle = { breadcrumb: () => "Amazon Pay" }

export default SettingsPage
