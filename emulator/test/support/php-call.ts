import { phpHeaders, type PhpRequest } from "./php-signer.js"
import { answerOf, MERCHANT, PRIVATE_KEY, type Answer, type Shop } from "./shop.js"

/** A GET signed the way the PHP SDK does, with any part of it changed, and headers changed after signing. */
export async function phpGet(
  shop: Shop,
  path: string,
  changes: Partial<PhpRequest> = {},
  after: Record<string, string | undefined> = {},
): Promise<Answer> {
  const { publicKeyId } = MERCHANT
  const signed = phpHeaders({ method: "GET", path, publicKeyId, privateKey: PRIVATE_KEY, region: "jp", ...changes })
  const headers = Object.entries({ ...signed, ...after }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  return answerOf(await fetch(shop.emulator.url + path, { headers }))
}
