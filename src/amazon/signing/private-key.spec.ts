import { generateKeyPairSync } from "node:crypto"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { PRIVATE_KEY_PEM, MERCHANT } from "../test/sandbox"
import { loadPrivateKey, PrivateKeyError } from "./private-key"

const PKCS1 = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
}).privateKey

let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "private-key-"))
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

function file(content: string): string {
  const name = path.join(folder, "key.pem")
  fs.writeFileSync(name, content)
  return name
}

const encrypted = (type: "pkcs1" | "pkcs8") =>
  generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({
    type,
    format: "pem",
    cipher: "aes-256-cbc",
    passphrase: "secret",
  }) as string

describe("a private key", () => {
  it.each([
    ["a PEM", PRIVATE_KEY_PEM],
    ["a PEM of the older kind (PKCS #1)", PKCS1],
    ["a PEM with Windows line ends", PRIVATE_KEY_PEM.replaceAll("\n", "\r\n")],
    ["a PEM with \\n for its line breaks, as in an .env file", PRIVATE_KEY_PEM.replaceAll("\n", "\\n")],
    ["a PEM with \\r\\n for its line breaks", PRIVATE_KEY_PEM.replaceAll("\n", "\\r\\n")],
    ["a PEM with blanks around it", `  \n${PRIVATE_KEY_PEM}\n  `],
    ["base64 of a PEM", Buffer.from(PRIVATE_KEY_PEM).toString("base64")],
    ["base64 of a PEM over several lines", Buffer.from(PRIVATE_KEY_PEM).toString("base64").replace(/.{76}/g, "$&\n")],
  ])("may be %s", (_what, source) => {
    expect(loadPrivateKey(source)).toMatchObject({ type: "private", asymmetricKeyType: "rsa" })
  })

  it("may be the path of a file", () => {
    expect(loadPrivateKey(file(PRIVATE_KEY_PEM))).toMatchObject({ type: "private" })
  })

  it("may be a path with blanks around it, as they come into an .env file", () => {
    expect(loadPrivateKey(` ${file(PRIVATE_KEY_PEM)}\n`)).toMatchObject({ type: "private" })
  })

  it("in OpenSSH's format is refused with the command that converts it", () => {
    const openssh = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n"
    expect(() => loadPrivateKey(openssh)).toThrow('ssh-keygen -p -N "" -m PKCS8 -f')
    expect(() => loadPrivateKey(file(openssh))).toThrow(PrivateKeyError)
  })

  it.each([
    ["a public key", MERCHANT.publicKey, "this is a public key"],
    ["protected by a passphrase", encrypted("pkcs8"), "openssl pkcs8 -topk8 -nocrypt"],
    ["protected by a passphrase in the older way", encrypted("pkcs1"), "openssl pkcs8 -topk8 -nocrypt"],
    ["cut off", PRIVATE_KEY_PEM.slice(0, 400), "cut off or damaged"],
    ["nothing of the kind", "shop.example", "neither a PEM"],
    ["a file that is not there", "/nowhere/key.pem", "the path of a file that exists"],
    ["base64 of something else", Buffer.from("something else").toString("base64"), "neither a PEM"],
  ])("is refused when it is %s", (_what, source, reason) => {
    expect(() => loadPrivateKey(source)).toThrow(PrivateKeyError)
    expect(() => loadPrivateKey(source)).toThrow(reason)
  })

  it("is refused when it is no RSA key", () => {
    const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" })
    expect(() => loadPrivateKey(String(ec))).toThrow("it is a ec key, but Amazon Pay signs with RSA")
  })

  it("is not repeated in a complaint about it", () => {
    const damaged = PRIVATE_KEY_PEM.replace("M", "!")
    const secret = damaged.split("\n")[3]!
    expect(() => loadPrivateKey(damaged)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(secret) }),
    )
  })
})
