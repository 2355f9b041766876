import type { Context } from "hono"
import { AmazonPayError } from "../domain/errors.js"

export type Fields = Awaited<ReturnType<Context["req"]["parseBody"]>>

/** The fields of a form. @throws InvalidRequestFormat for a body that is not what its Content-Type says */
export async function fieldsOf(c: Context): Promise<Fields> {
  try {
    return await c.req.parseBody()
  } catch {
    throw new AmazonPayError("InvalidRequestFormat", "The body is not the form that its Content-Type says it is.")
  }
}
