import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Emulator } from "./emulator.js"
import { readMerchants } from "./seed-file.js"

/** What the command prints once it listens: where everything is, how a shop is led here, and whose keys are known. */
export function greeting(
  { url, region, merchants }: Pick<Emulator, "url" | "region" | "merchants">,
  ca: string | undefined,
  newMerchantFolder: string | undefined,
): string {
  const made = newMerchantFolder === undefined ? [] : readMerchants(join(newMerchantFolder, "merchant.json"))
  const keyFile = join(newMerchantFolder ?? "", "private-key.pem")
  const keyOf = (id: string): string =>
    made.some(({ publicKeyId }) => publicKeyId === id) && existsSync(keyFile) ? ` · private key ${keyFile}` : ""
  return [
    `amazon-pay-emulator listening on ${url} (region ${region})`,
    `API ${url}/v2 · button script ${url}/checkout.js · inspector ${url}/_emulator · all links ${url}`,
    `Amazon's own host names lead here by HTTPS_PROXY=${url.replace(/^https/, "http")}`,
    ...merchants
      .list()
      .map(
        ({ merchantId, publicKeyId }) => `Merchant ${merchantId} · public key id ${publicKeyId}${keyOf(publicKeyId)}`,
      ),
    ...(ca === undefined ? [] : [`CA certificate in ${ca} (how to trust it: amazon-pay-emulator trust --ca ${ca})`]),
  ].join("\n")
}
