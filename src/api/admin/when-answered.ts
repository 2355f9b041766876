import type { MedusaResponse } from "@medusajs/framework/http"

/**
 * Medusa's route has done its work when it writes its answer, whether or not anybody is still there to read it: what the
 * connection does says nothing, for it may have been closed before the work began.
 */
export function whenAnswered(res: MedusaResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = res.end.bind(res)
    res.end = (...args: unknown[]): typeof res => {
      resolve()
      Reflect.apply(end, res, args)
      return res
    }
  })
}
