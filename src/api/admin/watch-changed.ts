import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { watchChangedOrderWorkflow, type Changed } from "../../workflows"
import { loggable } from "../../workflows/support/error-info"
import { whenAnswered } from "./when-answered"

/** Runs beside a route of Medusa's that changes what an order costs and tells nobody: the order is looked at soon after. */
export function watchChanged(entity: Changed["entity"]) {
  return (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
    const watch = async () => {
      await whenAnswered(res)
      if (res.statusCode >= 400) return
      const input = { entity, id: req.params["id"] ?? "" }
      await watchChangedOrderWorkflow(req.scope).run({ input })
    }
    watch().catch((error: unknown) => {
      req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`Amazon Pay: a changed order. ${loggable(error)}`)
    })
    next()
  }
}
