import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const run = promisify(execFile)
const example = (name) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url))

/** Whether a command is there and says so. */
async function has(...command) {
  return run(command[0], command.slice(1)).then(
    () => true,
    () => false,
  )
}

/** A call by a program that prints "<status> <body>"; no setting but the ones named reaches it. */
function caller(folder, command, settings) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)))
  return async (method, path, body) => {
    const json = body === undefined ? [] : [JSON.stringify(body)]
    const options = { cwd: folder, env: { ...env, ...settings } }
    const { stdout } = await run(command[0], [...command.slice(1), method, path, ...json], options)
    const [, status, text] = /^(\d+) ([^]*)$/.exec(stdout) ?? [null, "0", JSON.stringify(stdout)]
    return { status: Number(status), body: JSON.parse(text) }
  }
}

/** Each: `prepare` resolves to a call, or to null when what it runs on is not installed. */
export const CLIENTS = [
  {
    name: "Node, Amazon's SDK",
    missing: "needs @amazonpay/amazon-pay-api-sdk-nodejs",
    prepare: async ({ folder, proxy }) =>
      caller(folder, [process.execPath, example("node/call.mjs")], { HTTPS_PROXY: `http://localhost:${proxy}` }),
  },
  {
    name: "PHP (curl, phpseclib, port 443)",
    missing: "needs php-cli, php-curl, php-phpseclib3",
    prepare: async ({ folder, ca, proxy }) => {
      const AUTOLOAD = process.env.AUTOLOAD ?? "/usr/share/php/phpseclib3/autoload.php"
      if (!(await has("php", "-r", `require '${AUTOLOAD}'; curl_version();`))) return null
      return caller(folder, ["php", "-d", `curl.cainfo=${ca}`, example("php/call.php")], {
        AUTOLOAD,
        HTTPS_PROXY: `http://localhost:${proxy}`,
      })
    },
  },
  {
    name: "Python (urllib)",
    missing: "needs python3-cryptography",
    prepare: async ({ folder, ca, proxy }) => {
      if (!(await has("python3", "-c", "import cryptography"))) return null
      return caller(folder, ["python3", example("python/call.py")], {
        SSL_CERT_FILE: ca,
        HTTPS_PROXY: `http://localhost:${proxy}`,
      })
    },
  },
  {
    name: "Ruby (net/http)",
    missing: "needs ruby",
    prepare: async ({ folder, ca, proxy }) => {
      if (!(await has("ruby", "-ropenssl", "-e", "1"))) return null
      return caller(folder, ["ruby", example("ruby/call.rb")], {
        SSL_CERT_FILE: ca,
        http_proxy: `http://localhost:${proxy}`,
      })
    },
  },
  {
    name: "Java (HttpClient)",
    missing: "needs a JDK of 17 or newer",
    prepare: async ({ folder, ca, proxy }) => {
      if (!(await has("javac", "-version"))) return null
      const store = `${ca}.p12`
      await run("keytool", [
        "-importcert",
        "-noprompt",
        "-alias",
        "amazon-pay-emulator",
        "-file",
        ca,
        "-keystore",
        store,
        "-storetype",
        "PKCS12",
        "-storepass",
        "changeit",
      ])
      await run("javac", ["-d", folder, example("java/Call.java")])
      const settings = {
        "https.proxyHost": "localhost",
        "https.proxyPort": proxy,
        "javax.net.ssl.trustStore": store,
        "javax.net.ssl.trustStorePassword": "changeit",
      }
      const flags = Object.entries(settings).map(([name, value]) => `-D${name}=${value}`)
      return caller(folder, ["java", "-cp", folder, ...flags, "Call"], {})
    },
  },
]
