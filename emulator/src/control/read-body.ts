import type { Context } from "hono"
import type { z } from "zod"
import { parseBody, parseJson } from "../api/parse-body.js"

/** The body of a call of the control API. @throws what names the first thing wrong, and says why. */
export async function readBody<Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema>> {
  return parseBody(schema, parseJson(await c.req.text()), true)
}
