import { defineMiddlewares, validateAndTransformBody } from "@medusajs/framework/http"
import { buttonBody } from "./store/amazon-pay/button/body"

export default defineMiddlewares({
  routes: [
    {
      matcher: "/store/amazon-pay/button",
      method: ["POST"],
      middlewares: [validateAndTransformBody(buttonBody)],
    },
  ],
})
