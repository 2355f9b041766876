import { MedusaError } from "@medusajs/framework/utils"
import { isInOwnWords, loggable, type InOwnWords } from "../../amazon/own-words"
import { shopperFailure, type ShopperFailureCode } from "../../amazon/shopper-failure"

export type ErrorType = (typeof MedusaError.Types)[keyof typeof MedusaError.Types]

/** Medusa's error with a message that was written here. All errors of ours that Medusa gets to see are made of it. */
export class ShopError extends MedusaError implements InOwnWords {
  readonly in_own_words: string

  /** @param inOwnWords for the log, where the message is for a shopper */
  constructor(type: ErrorType, message: string, code?: string, inOwnWords = message) {
    super(type, message, code)
    this.in_own_words = inOwnWords
  }
}

/** The code of an error that says no more than that the shop failed. */
const FAILED: ShopperFailureCode = "shop_unreachable"

/**
 * What may leave the plugin of an error: one of ours as it is, and of a foreign one the type. Whoever gets it logs it
 * (Medusa's error handler, its event bus, its jobs), and a database's message quotes the statement with its values: name,
 * street and phone.
 *
 * @param language of a shopper who reads the message; undefined for an admin
 */
export function withoutForeignWords(error: unknown, language?: string | null): Error {
  const type = typeOf(error)
  const isOwn = isInOwnWords(error)
  if (isOwn && type !== null) return error instanceof Error ? error : asError(type, error)
  const message = isOwn ? error.in_own_words : `The shop failed, not Amazon Pay. ${loggable(error)} Try again.`
  const shown = language === undefined ? message : shopperFailure(FAILED, language).message
  const clean = new ShopError(type ?? MedusaError.Types.UNEXPECTED_STATE, shown, codeOf(error), message)
  clean.stack = `${clean.name}: ${message}\n${framesOf(error)}`
  return clean
}

/** One of ours that a workflow has made a plain object of. */
function asError(type: ErrorType, { in_own_words, ...rest }: InOwnWords & { message?: unknown; code?: unknown }) {
  const { message, code } = rest
  const text = typeof message === "string" ? message : in_own_words
  return new ShopError(type, text, typeof code === "string" ? code : undefined, in_own_words)
}

/** Medusa's own codes say more. */
function codeOf(error: unknown): string {
  const code: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "code") : null
  return Object.values(MedusaError.Codes).find((known) => known === code) ?? FAILED
}

function typeOf(error: unknown): ErrorType | null {
  const type: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "type") : null
  return Object.values<ErrorType>(MedusaError.Types).find((known) => known === type) ?? null
}

/** Where it happened, without what was said there: a message may have lines of its own, and they are no files. */
const FRAME = /^ {4}at ([\w.<>$[\] ]+ \()?(file:\/\/)?\/[\w@./+-]+\.[cm]?[jt]s:\d+:\d+\)?$/

function framesOf(error: unknown): string {
  const stack: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "stack") : null
  const lines = typeof stack === "string" ? stack.split("\n") : []
  return lines.filter((line) => FRAME.test(line)).join("\n")
}
