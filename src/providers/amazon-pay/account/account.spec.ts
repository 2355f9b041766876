import type { Logger } from "@medusajs/framework/types"
import type { ChargeId } from "../../../amazon/ids"
import { startLoopback } from "../../../amazon/test/loopback"
import { OPTIONS, silent } from "../test/provider"
import { accountOf } from "./account"

/** What an account logs of one call that Amazon answers so. */
async function logOf(status: number, reasonCode: string, levels = ["info", "warn"]): Promise<string[]> {
  const server = await startLoopback((response) => {
    response.writeHead(status, { "x-amz-pay-request-id": "request-1" }).end(JSON.stringify({ reasonCode }))
  })
  const lines: string[] = []
  const say = (level: string) => (line: string) => {
    if (levels.includes(level)) lines.push(`${level} ${line}`)
  }
  const logger = { debug: say("debug"), info: say("info"), warn: say("warn") }
  const account = accountOf({ ...OPTIONS, endpoints: { api: server.url } }, logger as unknown as Logger)
  await account.client.getCharge("S03-0000000-0000000-C000000" as ChargeId).catch(() => undefined)
  await server.close()
  return lines
}

describe("an account", () => {
  it.each([
    [400, "InvalidRequestSignature", "The privateKey does not belong to the publicKeyId"],
    [403, "UnauthorizedAccess", "Check that merchantId, storeId"],
    [404, "ResourceNotFound", "Amazon does not know it"],
    [422, "InvalidChargeStatus", "Refresh the Amazon Pay panel"],
  ])(
    "warns once of a call that fails, with %i %s, the request's number and what to do",
    async (status, code, remedy) => {
      const [line, ...more] = await logOf(status, code)
      const call = "GET charges/S03-0000000-0000000-C000000 (request request-1)"
      expect(line).toContain(`warn Amazon Pay answered ${status} ${code} to ${call}.`)
      expect(line).toContain(remedy)
      expect(more).toEqual([])
    },
  )

  it("is one for all who have the same options, whose key is read once", () => {
    const options = { ...OPTIONS }
    expect(accountOf(options, silent)).toBe(accountOf(options, silent))
    expect(accountOf({ ...OPTIONS }, silent)).not.toBe(accountOf(options, silent))
  })

  it("does not warn of a decline, which is an answer", async () => {
    expect(await logOf(422, "HardDeclined")).toEqual([expect.stringMatching(/^info .*HardDeclined/)])
  })

  it("says of each attempt, at debug, what was asked, what Amazon answered and how long it took", async () => {
    const [line] = await logOf(404, "ResourceNotFound", ["debug"])
    expect(line).toMatch(
      /^debug Amazon Pay: operation="GET charges\/S03-0000000-0000000-C000000" status=404 reason_code=ResourceNotFound request_id=request-1 attempt=1 duration_ms=\d+$/,
    )
  })
})
