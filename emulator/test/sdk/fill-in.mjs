import { readFile, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { join } from "node:path"

const ALGORITHM = "AMZN-PAY-RSASSA-PSS-V2"

/** Fills in what the SDK's tst/Readme.md asks a tester for, and nothing else. */
export async function fillIn(folder, { emulator, merchant, privateKey }) {
  const tests = join(folder, "tst")
  const configuration = {
    publicKeyId: merchant.publicKeyId,
    privateKey,
    region: "na",
    sandbox: true,
    currencyCode: "USD",
    countryCode: "US",
    storeId: merchant.storeId,
    overrideServiceUrl: new URL(emulator.url).host,
  }
  await writeFile(join(tests, "config.js"), moduleOf(configuration))
  await writeFile(join(tests, "configWithAlgorithm.js"), moduleOf({ ...configuration, algorithm: ALGORITHM }))

  const { WebStoreClient } = createRequire(join(folder, "package.json"))("./src/client.js")
  const tester = testerOf(emulator, merchant, new WebStoreClient({ ...configuration, algorithm: ALGORITHM }))
  await setConstants(join(tests, "webStoreClientTest.js"), {
    chargePermissionId: (await tester.order("Confirm")).chargePermissionId,
    chargePermissionIdWithV2Algorithm: (await tester.order("Confirm")).chargePermissionId,
    buyerToken: tester.signIn(),
    buyerTokenWithV2Algorithm: tester.signIn(),
    finalizeCheckoutSessionId: tester.confirmed(),
    finalizeCheckoutSessionIdWithV2Algorithm: tester.confirmed(),
    pspChargeId: (await tester.order("Authorize")).chargeId,
    pspChargeIdWithV2Algorithm: (await tester.order("Authorize")).chargeId,
  })
  await setConstants(join(tests, "amazonPayClientTest.js"), { publicKey: merchant.publicKey })
}

const moduleOf = (value) => `module.exports = ${JSON.stringify(value, null, 2)}\n`

/** Replaces `const name = ''` by a value; a constant that is not there any more is an error, not a skipped test. */
async function setConstants(file, values) {
  let source = await readFile(file, "utf8")
  for (const [name, value] of Object.entries(values)) {
    const empty = new RegExp(`const ${name}\\s*=\\s*(?:''|\`\`)`)
    if (!empty.test(source)) throw new Error(`${file} has no empty constant '${name}' to fill in.`)
    source = source.replace(empty, () => `const ${name} = ${JSON.stringify(value)}`)
  }
  await writeFile(file, source)
}

/** What a tester does by hand beforehand: checkouts with a buyer, and the permissions and charges they leave. */
function testerOf(emulator, { publicKeyId, storeId }, client) {
  const button = (payload) => {
    const payloadJSON = JSON.stringify(payload)
    return { payloadJSON, signature: client.generateButtonSignature(payloadJSON), algorithm: ALGORITHM, publicKeyId }
  }
  const checkoutResultReturnUrl = "https://localhost/result"
  return {
    confirmed: () => {
      const webCheckoutDetails = { checkoutReviewReturnUrl: "https://localhost/review", checkoutResultReturnUrl }
      const { checkoutSessionId } = emulator.buyer.checkout(button({ webCheckoutDetails, storeId }))
      emulator.buyer.confirm({ checkoutSessionId })
      return checkoutSessionId
    },
    signIn: () => {
      const payload = { signInReturnUrl: "https://localhost/", storeId, signInScopes: ["name", "email"] }
      return emulator.buyer.signIn(button(payload)).buyerToken
    },
    /** A ProcessOrder checkout: the amount is in the button, so there is no Update before Complete. */
    order: async (paymentIntent) => {
      const chargeAmount = { amount: "10.00", currencyCode: "USD" }
      const webCheckoutDetails = { checkoutMode: "ProcessOrder", checkoutResultReturnUrl }
      const payload = { webCheckoutDetails, storeId, paymentDetails: { paymentIntent, chargeAmount } }
      const { checkoutSessionId } = emulator.buyer.checkout({ ...button(payload), productType: "PayOnly" })
      return (await client.completeCheckoutSession(checkoutSessionId, { chargeAmount })).data
    },
  }
}
