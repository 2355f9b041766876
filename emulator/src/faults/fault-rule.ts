import { z } from "zod"

const expression = z.string().refine(isExpression, "It is a regular expression, and this is none.")
const status = z.number().refine((value) => Number.isInteger(value) && value >= 200 && value <= 599, {
  message: "It is an HTTP status from 200 to 599.",
})

const METHODS = ["GET", "POST", "PATCH", "DELETE"]
/** More than a timer takes would be no time at all. */
const milliseconds = z
  .number()
  .min(0)
  .max(2 ** 31 - 1)
const CENTURY = 100 * 366 * 86_400

function isExpression(text: string): boolean {
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}

const where = {
  /** GET, POST, PATCH, DELETE; every method when absent. */
  method: z
    .string()
    .refine((method) => METHODS.includes(method.toUpperCase()), `It is one of ${METHODS.join(", ")}.`)
    .optional(),
  /** A prefix of the path, with or without `/v2`: "/charges", "/v2/checkoutSessions". */
  path: z.string().startsWith("/", "It begins with a slash: /charges.").optional(),
  /** A regular expression the whole path is searched with: "/complete$". */
  pattern: expression.optional(),
  /** A regular expression the request's body is searched with: "P03-0000000-0000000". */
  body_pattern: expression.optional(),
  /** How many calls it strikes; 1 when absent (all for `throttle`), null for all. */
  times: z.number().int().positive().nullish(),
  /** Strikes only this share of the calls (0 to 1), by a generator seeded with `seed`. */
  probability: z.number().min(0).max(1).optional(),
  seed: z.string().optional(),
}

/** Something that goes wrong between a shop and Amazon, for calls that match. */
export const faultRule = z.discriminatedUnion("kind", [
  /** Answers with a status, and a body or Amazon's error of that status, without doing the work. */
  z.strictObject({ kind: z.literal("status"), ...where, status, body: z.unknown().optional() }),
  /** Does the work as if the call had come with this `x-amz-pay-simulation-code`: for a shop that cannot send one. */
  z.strictObject({ kind: z.literal("simulate"), ...where, code: z.string().min(1) }),
  /** Does the work, later. */
  z.strictObject({ kind: z.literal("latency"), ...where, ms: milliseconds }),
  /** Cuts the connection before the work is done. */
  z.strictObject({ kind: z.literal("drop-before"), ...where }),
  /** Does the work and cuts the connection instead of answering. */
  z.strictObject({ kind: z.literal("drop-after"), ...where }),
  /** Does the work and answers something else: a whole body, or its own with some fields replaced; another status. */
  z.strictObject({
    kind: z.literal("rewrite"),
    ...where,
    status: status.optional(),
    body: z.unknown().optional(),
    /** Over the fields of the answer; undefined takes one away. Nested objects are replaced as a whole. */
    fields: z.record(z.string(), z.unknown()).optional(),
  }),
  /** Does the work and cuts the connection in the middle of the JSON. */
  z.strictObject({ kind: z.literal("truncate"), ...where }),
  /** Does the work and sends the body bit by bit over so many milliseconds. */
  z.strictObject({ kind: z.literal("slow-body"), ...where, ms: milliseconds }),
  /**
   * Answers 429 once a bucket of `burst` calls is empty; it fills again by `perSecond`, on the virtual clock. Without
   * `times` it stays for good.
   */
  z.strictObject({
    kind: z.literal("throttle"),
    ...where,
    burst: z.number().int().positive(),
    perSecond: z.number().nonnegative(),
  }),
  /**
   * The work is done by a clock that runs so many seconds ahead of this machine's: signatures are judged by it, and the
   * answer tells its time. For a caller whose own clock is off.
   */
  z.strictObject({ kind: z.literal("clock"), ...where, seconds: z.number().min(-CENTURY).max(CENTURY) }),
  /**
   * An answer that was recorded once: a 500 whose body is ResourceNotFound of an error page, without doing the work; or
   * a refund's yen with decimals and its time in milliseconds, after it.
   */
  z.strictObject({ kind: z.literal("recorded"), ...where, answer: z.enum(["error-page", "yen-with-decimals"]) }),
  /** A gateway's HTML page, without doing the work. */
  z.strictObject({ kind: z.literal("html-502"), ...where }),
])

/** A rule as it is given. */
export type FaultRule = z.input<typeof faultRule>
/** What can go wrong. */
export type FaultKind = FaultRule["kind"]
