import { z } from "zod"
import { readInput } from "../domain/read-input.js"

/** Where a shop wants its notifications. Amazon has one such URL per merchant and environment in Seller Central. */
export const endpointBody = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: "It is a URL that begins with http:// or https://." }),
  /** Only this merchant's; every merchant's when absent. */
  merchantId: z.string().optional(),
  signatureVersion: z.enum(["1", "2"]).default("1"),
  /**
   * What SigningCertURL and SubscribeURL name: this emulator's own origin, or SNS as AWS does. Validators of AWS's take the
   * latter only; it is fetched through the emulator as a proxy.
   */
  certificateHost: z.enum(["emulator", "aws"]).default("emulator"),
  /** Sends a SubscriptionConfirmation first, and nothing else until its SubscribeURL was visited. */
  confirm: z.boolean().default(false),
})

/** An endpoint as it is given: all but the URL may be left out. */
export type EndpointInput = z.input<typeof endpointBody>

/** An endpoint in use. The token is what its SubscribeURL carries. */
export type Endpoint = z.output<typeof endpointBody> & { confirmed: boolean; readonly token: string }

/** @throws TypeError that says what is wrong with it. */
export function readEndpoint(input: EndpointInput): z.output<typeof endpointBody> {
  return readInput(endpointBody, input, "The endpoint of notifications")
}
