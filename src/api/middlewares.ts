import { defineMiddlewares, validateAndTransformBody } from "@medusajs/framework/http"
import { prepareRefund } from "./admin/prepare-refund"
import { detailsBody } from "./store/amazon-pay/checkout-sessions/[id]/body"
import { buttonBody } from "./store/amazon-pay/button/body"

export default defineMiddlewares({
  routes: [
    {
      matcher: "/store/amazon-pay/button",
      method: ["POST"],
      middlewares: [validateAndTransformBody(buttonBody)],
    },
    {
      matcher: "/store/amazon-pay/checkout-sessions/:id",
      method: ["POST"],
      middlewares: [validateAndTransformBody(detailsBody)],
    },
    {
      matcher: "/admin/payments/:id/refund",
      method: ["POST"],
      middlewares: [prepareRefund],
    },
  ],
})
