// Calls Amazon Pay: node call.mjs METHOD PATH [JSON], with Amazon's own SDK
// (npm install @amazonpay/amazon-pay-api-sdk-nodejs); prints the status and the body.
//
// HTTPS_PROXY=http://localhost:4010 NODE_EXTRA_CA_CERTS=amazon-pay-emulator-ca.pem leads it to the emulator.
import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import sdk from "@amazonpay/amazon-pay-api-sdk-nodejs"

const [method, path, body] = process.argv.slice(2)
const { publicKeyId } = JSON.parse(readFileSync("amazon-pay-test/merchant.json", "utf8"))
const privateKey = readFileSync("amazon-pay-test/private-key.pem")
const client = new sdk.WebStoreClient({ publicKeyId, privateKey, region: "jp", algorithm: "AMZN-PAY-RSASSA-PSS-V2" })
client
  .apiCall({
    method,
    urlFragment: path.replace(/^\/v2\//, ""),
    payload: body,
    headers: method === "POST" ? { "x-amz-pay-idempotency-key": randomUUID().replaceAll("-", "") } : {},
  })
  .catch((error) => error.response ?? { status: 0, data: error.message })
  .then(({ status, data }) => console.log(status, JSON.stringify(data)))
