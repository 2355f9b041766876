import path from "node:path"
import { KIT } from "../scripts/lib/paths.mjs"
import { measureImport, measureKit } from "../scripts/lib/storefront/measure-kit.mjs"
import { figure } from "./lib/figures.mjs"
import { withPackages } from "./lib/from-npm.mjs"

const STRIPE = { name: "@stripe/stripe-js@10.2.1", file: "dist/index.mjs", imports: "loadStripe" }
const PAYPAL = { name: "@paypal/paypal-js@11.3.0", file: "dist/esm/paypal-js.js", imports: "loadScript" }

export const ids = ["storefront_gzip"]

/** What the storefront kit costs a page, beside the script loaders of two other ways to pay; all through one bundler. */
export function measure() {
  return withPackages([STRIPE.name, PAYPAL.name], async ([stripe, paypal]) => {
    const kit = await measureKit(path.join(KIT, "dist"))
    const sizeOf = (part) => kit.find(({ id }) => id === part).bytes
    const sizeOfAnchor = ({ file, imports }, folder) => measureImport(imports, path.join(folder, file))
    const stripeJs = { anchor: await sizeOfAnchor(STRIPE, stripe), anchor_name: STRIPE.name }
    const paypalJs = { anchor: await sizeOfAnchor(PAYPAL, paypal), anchor_name: PAYPAL.name }
    const size = (id, part, anchor, at_most) =>
      figure(id, {
        unit: "bytes",
        ours: sizeOf(part),
        ...anchor,
        ...(at_most ? { target: { of: "value", at_most } } : {}),
      })
    return [
      size("storefront_gzip", "script", stripeJs, 1_256),
      size("storefront_gzip_paypal", "script", paypalJs),
      size("storefront_gzip_client", "client", stripeJs, 1_800),
      size("storefront_gzip_react", "react", stripeJs),
    ]
  })
}
