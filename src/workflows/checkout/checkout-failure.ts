import { MedusaError } from "@medusajs/framework/utils"
import { detailNames } from "../../amazon/shopper-failure/detail-name"
import { isShopperFailureCode, shopperFailure, type ShopperFailureCode } from "../../amazon/shopper-failure"
import type { MissingField } from "./missing-fields"
import { errorInfo } from "../support/error-info"
import { ShopError } from "../../providers/amazon-pay/shop-error"

const { NOT_ALLOWED, NOT_FOUND, UNEXPECTED_STATE } = MedusaError.Types

/**
 * An error that the shopper may read, in their language: `code` lets a storefront say it in its own words.
 * @param language a BCP 47 tag or an Accept-Language header
 */
export function checkoutFailure(code: ShopperFailureCode, language: string | null | undefined): MedusaError {
  return new ShopError(typeOf(code), shopperFailure(code, language).message, code)
}

/** Says which details: the names are the review page's. */
export function detailsMissing(fields: readonly MissingField[], language: string | null): ShopError {
  const { message } = shopperFailure("details_missing", language)
  return new ShopError(typeOf("details_missing"), message + detailNames(fields, language), "details_missing")
}

function typeOf(code: ShopperFailureCode) {
  if (code === "amazon_unreachable") return UNEXPECTED_STATE
  return code === "session_gone" ? NOT_FOUND : NOT_ALLOWED
}

/** The failure code that an error of the provider or of ours carries, or null. */
export function failureCodeOf(error: unknown): ShopperFailureCode | null {
  const { code } = errorInfo(error)
  return isShopperFailureCode(code) ? code : null
}
