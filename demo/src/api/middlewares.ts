import { authenticate, defineMiddlewares } from "@medusajs/framework/http"

export default defineMiddlewares({
  routes: [{ matcher: "/store/subscriptions*", middlewares: [authenticate("customer", ["bearer"])] }],
})
