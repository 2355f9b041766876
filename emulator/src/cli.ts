#!/usr/bin/env node
import { parseArgs } from "node:util"
import { authorityFrom } from "./certificate/authority-file.js"
import { createEmulator } from "./emulator.js"
import { greeting } from "./greeting.js"
import { newMerchant } from "./new-merchant.js"
import type { EmulatorOptions } from "./options.js"
import { readMerchants, readSeedFile } from "./seed-file.js"
import { trustGuide } from "./trust-guide.js"
import { VERSION } from "./version.js"

const HELP = `amazon-pay-emulator: Amazon Pay Checkout v2 on your own machine

  --port <number>           port to listen on (default 4010; 0 for a free one)
  --host <address>          address to listen on (default 127.0.0.1)
  --region <code>           jp (default), na or eu
  --merchant <file>         JSON file with {merchantId, storeId, publicKeyId, publicKey}, or a list; may be repeated
  --new-merchant <folder>   makes a merchant.json and a private-key.pem there, once, and registers the merchant
  --page <which>            hosted page after the login: auto (default), consent or selection
  --language <tag>          language of the hosted pages: ja_JP, en_US, en_GB, de_DE, fr_FR, it_IT or es_ES
  --start <time>            where the virtual clock starts, ISO 8601
  --public-url <url>        origin browsers reach the emulator at, behind a proxy
  --seed <file>             JSON file with {merchants, buyer, notifications} to begin with
  --persist <file>          keeps everything in this file between two runs
  --id-seed <text>          makes ids repeatable
  --ipn <url>               where notifications are posted; may be repeated
  --ipn-certificate <host>  what their SigningCertURL names: emulator (default), or aws, for AWS's own validators,
                            which fetch it from SNS's host through this emulator as a proxy
  --tls                     serve https as well, on the same port
  --ca <file>               the certificate that clients trust, kept between two runs, its key beside it
                            (default with --tls: amazon-pay-emulator-ca.pem)
  --tls-host <name>         another name for https; may be repeated
  --strict                  refuse what Amazon's own clients and samples send and its documents do not have
  --throttling              enforce Amazon's documented rate limits
  --version
  --help

amazon-pay-emulator trust [--ca <file>] [--port <number>]
  prints how each language and browser trusts that certificate, and makes it if there is none
`

const CA_FILE = "amazon-pay-emulator-ca.pem"

function oneOf<Value extends string>(name: string, value: string | undefined, known: readonly Value[]) {
  const found = known.find((candidate) => candidate === value)
  if (value !== undefined && found === undefined) throw new TypeError(`--${name} is one of ${known.join(", ")}.`)
  return found
}

function readPort(value: string): number {
  const port = Number(value)
  if (!/^\d+$/.test(value) || port > 65_535) throw new TypeError("--port is a number from 0 to 65535.")
  return port
}

type Command =
  | "help"
  | "version"
  | { readonly trust: string; readonly port: number }
  | { readonly options: EmulatorOptions; readonly newMerchantFolder: string | undefined }

function readCommand(): Command {
  const text = { type: "string" } as const
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { ...text, default: "4010" },
      host: text,
      region: text,
      merchant: { ...text, multiple: true },
      "new-merchant": text,
      page: text,
      language: text,
      start: text,
      "public-url": text,
      seed: text,
      persist: text,
      "id-seed": text,
      tls: { type: "boolean" },
      ca: text,
      "tls-host": { ...text, multiple: true },
      ipn: { ...text, multiple: true },
      "ipn-certificate": text,
      strict: { type: "boolean" },
      throttling: { type: "boolean" },
      version: { type: "boolean" },
      help: { type: "boolean" },
    },
  })
  if (values.help) return "help"
  if (values.version) return "version"
  const ca = values.ca ?? (values.tls || positionals.length > 0 ? CA_FILE : undefined)
  if (positionals.length > 0 && positionals.join(" ") !== "trust") {
    throw new TypeError(`There is no command '${positionals.join(" ")}'. There is: trust.`)
  }
  if (positionals.length > 0) return { trust: ca ?? CA_FILE, port: readPort(values.port) }
  const certificateHost = oneOf("ipn-certificate", values["ipn-certificate"], ["emulator", "aws"])
  const seed = values.seed === undefined ? {} : readSeedFile(values.seed)
  const newMerchantFolder = values["new-merchant"]
  const options: EmulatorOptions = {
    port: readPort(values.port),
    host: values.host,
    region: oneOf("region", values.region, ["jp", "na", "eu"]),
    merchants: [
      ...(seed.merchants ?? []),
      ...(values.merchant ?? []).flatMap(readMerchants),
      ...(newMerchantFolder === undefined ? [] : newMerchant(newMerchantFolder)),
    ],
    buyer: seed.buyer,
    page: oneOf("page", values.page, ["auto", "consent", "selection"]),
    language: values.language,
    start: values.start,
    publicUrl: values["public-url"],
    persist: values.persist,
    idSeed: values["id-seed"],
    notifications: [...(seed.notifications ?? []), ...(values.ipn ?? []).map((url) => ({ url, certificateHost }))],
    tls: values.tls,
    ca,
    tlsHosts: values["tls-host"],
    strict: values.strict,
    throttling: values.throttling,
  }
  return { options, newMerchantFolder }
}

async function main(): Promise<void> {
  const command = readCommand()
  if (command === "help") {
    process.stdout.write(HELP)
    return
  }
  if (command === "version") {
    console.log(VERSION)
    return
  }
  if ("trust" in command) {
    authorityFrom(command.trust)
    process.stdout.write(trustGuide(command.trust, command.port))
    return
  }
  const emulator = await createEmulator(command.options)
  const stop = (): void => void emulator.close().catch(fail)
  process.once("SIGINT", stop)
  process.once("SIGTERM", stop)
  // Whoever waits for this line finds everything in place: signals are heard, and the certificate is written.
  console.log(greeting(emulator, command.options.ca, command.newMerchantFolder))
}

function fail(error: unknown): void {
  console.error(`amazon-pay-emulator: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

main().catch(fail)
