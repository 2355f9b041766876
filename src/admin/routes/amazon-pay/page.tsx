import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CreditCard } from "@medusajs/icons"

import { AmazonPayPage } from "../../../../admin/entry/pages"

// A name that is the same in all languages: the menu needs no texts of ours.
export const config = defineRouteConfig({ label: "Amazon Pay", icon: CreditCard })

export const handle = { breadcrumb: () => "Amazon Pay" }

export default AmazonPayPage
