import { authenticate, defineMiddlewares } from "@medusajs/framework/http"
import { actAsAdmin } from "./admin/act-as-admin"
import { cancelChargeBody, chargeBody, closeBody, termsBody } from "./admin/amazon-pay/charge-permissions/body"
import { prepareCancel, prepareDelete, prepareRefund } from "./admin/prepare-refund"
import { refuseForgeable } from "./admin/refuse-forgeable"
import { refuseOddPath } from "./admin/refuse-odd-path"
import { detailsBody, sessionBody } from "./store/amazon-pay/checkout-sessions/[id]/body"
import { buttonBody } from "./store/amazon-pay/button/body"
import { watchChanged } from "./admin/watch-changed"
import { validateBody } from "./validate-body"

/** What the parsers read of a body before anybody looks at it: several times what Amazon, SNS or a storefront sends. */
const SMALL = { sizeLimit: "64kb" }

export default defineMiddlewares({
  routes: [
    { matcher: "/amazon-pay/*", bodyParser: SMALL },
    { matcher: "/store/amazon-pay/*", bodyParser: SMALL },
    {
      matcher: "/store/amazon-pay/button",
      method: ["POST"],
      // Nobody has to be logged in; who is, gets the order into their list.
      middlewares: [
        authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true }),
        validateBody(buttonBody),
      ],
    },
    {
      matcher: "/store/amazon-pay/checkout-sessions/:id",
      method: ["POST"],
      middlewares: [validateBody(detailsBody)],
    },
    { matcher: "/admin/*", method: ["POST", "DELETE"], middlewares: [actAsAdmin] },
    // A Charge Permission's say so themselves, with a code.
    ...["orders", "payments", "warnings", "accounts"].map((kind) => ({
      matcher: `/admin/amazon-pay/${kind}/*`,
      middlewares: [refuseOddPath],
    })),
    {
      matcher: "/admin/amazon-pay/*",
      method: ["POST"],
      middlewares: [refuseForgeable],
    },
    { matcher: "/store/customers/me/amazon-pay/*", method: ["POST"], middlewares: [refuseForgeable] },
    {
      matcher: "/store/amazon-pay/checkout-sessions/:id/confirm",
      method: ["POST"],
      middlewares: [validateBody(sessionBody)],
    },
    {
      matcher: "/store/amazon-pay/checkout-sessions/:id/import",
      method: ["POST"],
      middlewares: [validateBody(sessionBody)],
    },
    { matcher: "/admin/amazon-pay/charge-permissions/:id", method: ["POST"], middlewares: [validateBody(termsBody)] },
    {
      matcher: "/admin/amazon-pay/charge-permissions/:id/charge",
      method: ["POST"],
      middlewares: [validateBody(chargeBody)],
    },
    {
      matcher: "/admin/amazon-pay/charge-permissions/:id/cancel-charge",
      method: ["POST"],
      middlewares: [validateBody(cancelChargeBody)],
    },
    {
      matcher: "/admin/amazon-pay/charge-permissions/:id/close",
      method: ["POST"],
      middlewares: [validateBody(closeBody)],
    },
    {
      matcher: "/admin/payments/:id/refund",
      method: ["POST"],
      middlewares: [refuseOddPath, prepareRefund],
    },
    {
      matcher: "/admin/orders/:id/cancel",
      method: ["POST"],
      middlewares: [refuseOddPath, prepareCancel],
    },
    {
      matcher: "/admin/draft-orders/:id",
      method: ["DELETE"],
      middlewares: [refuseOddPath, prepareDelete],
    },
    { matcher: "/admin/returns/:id/cancel", method: ["POST"], middlewares: [watchChanged("return")] },
    { matcher: "/admin/exchanges/:id/cancel", method: ["POST"], middlewares: [watchChanged("order_exchange")] },
    { matcher: "/admin/claims/:id/cancel", method: ["POST"], middlewares: [watchChanged("order_claim")] },
    { matcher: "/admin/orders/:id/credit-lines", method: ["POST"], middlewares: [watchChanged("order")] },
  ],
})
