import { askedBy, type Asker } from "../../ledger/asker"
import { textOf } from "../support/query-rows"

const CODE: Asker = "code"

/**
 * Does what a request of an admin's asks for, in whatever route: what is asked of Amazon meanwhile is asked by them, or by
 * the store's own code where an API key is used.
 *
 * @param authContext of the request, as Medusa's authentication has it
 */
export function asActor<Result>(authContext: () => unknown, work: () => Result): Result {
  return askedBy(() => {
    const actor = authContext()
    const id = textOf(actor, "actor_id")
    return textOf(actor, "actor_type") === "user" || !id ? id : CODE
  }, work)
}
