// One emulator for the file, the same beginning for each test. For Vitest; in Jest import the same names from "@jest/globals", and
// NODE_OPTIONS=--experimental-vm-modules npx jest --testMatch "**/*.test.mjs"
import { generateKeyPairSync } from "node:crypto"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { createEmulator } from "amazon-pay-emulator"

const { publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
})
const merchant = { merchantId: "A1SHOP", storeId: "store", publicKeyId: "SANDBOX-SHOP", publicKey }

let emulator
let beginning

beforeAll(async () => {
  emulator = await createEmulator({ merchants: [merchant] })
  beginning = emulator.snapshot()
})
beforeEach(() => emulator.restore(beginning))
afterAll(() => emulator.close())

test("a shop's checkout begins with nothing charged", () => {
  expect(emulator.objects("charges")).toEqual([])
})
