import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const run = promisify(execFile)
const example = (name) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url))
const sdk = (name) => fileURLToPath(new URL(`./sdks/${name}`, import.meta.url))

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

const { PHP_SDK_AUTOLOAD } = process.env
const AUTOLOAD = "/usr/share/php/phpseclib3/autoload.php"

/**
 * Each: `prepare` resolves to a call, or to null when what it runs on is not installed; `missing` says what that is, and how to
 * run it where it is. `readme` is its example there.
 */
export const CLIENTS = [
  {
    name: "Node, Amazon's SDK",
    missing: "needs @amazonpay/amazon-pay-api-sdk-nodejs",
    readme: (examples) => examples.program("js"),
    prepare: async ({ folder, ca, proxy }) =>
      caller(folder, [process.execPath, example("node/call.mjs")], {
        NODE_EXTRA_CA_CERTS: ca,
        HTTPS_PROXY: `http://localhost:${proxy}`,
      }),
  },
  {
    name: "PHP (curl, phpseclib, port 443)",
    missing: "needs php-cli, php-curl, php-phpseclib3",
    readme: (examples) => examples.part("PHP"),
    prepare: async ({ folder, ca, proxy }) => {
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
    readme: (examples) => examples.part("Python"),
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
    readme: (examples) => examples.part("Ruby"),
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
    readme: (examples) => examples.part("Java"),
    prepare: async ({ folder, ca, proxy }) => {
      if (!(await has("javac", "-version"))) return null
      const store = `${ca}.p12`
      const imported = ["-importcert", "-noprompt", "-alias", "amazon-pay-emulator", "-file", ca]
      await run("keytool", [...imported, "-keystore", store, "-storetype", "PKCS12", "-storepass", "changeit"])
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
  {
    name: "Perl (HTTP::Tiny, CryptX)",
    missing: "needs libcryptx-perl, libio-socket-ssl-perl",
    readme: (examples) => examples.part("Perl"),
    prepare: async ({ folder, ca, proxy }) => {
      if (!(await has("perl", "-MCrypt::PK::RSA", "-MIO::Socket::SSL", "-e", "1"))) return null
      return caller(folder, ["perl", example("perl/call.pl")], {
        SSL_CERT_FILE: ca,
        https_proxy: `http://localhost:${proxy}`,
      })
    },
  },
  {
    name: "PHP, Amazon's SDK",
    missing:
      "not in Debian: `composer require amzn/amazon-pay-api-sdk-php`, then `PHP_SDK_AUTOLOAD=$PWD/vendor/autoload.php npm run test:clients -w emulator`",
    readme: (examples) => examples.program("php"),
    prepare: async ({ folder, ca, proxy }) => {
      if (PHP_SDK_AUTOLOAD === undefined) return null
      await run("mkdir", ["-p", `${folder}/vendor`])
      await run("ln", ["-s", PHP_SDK_AUTOLOAD, `${folder}/vendor/autoload.php`])
      return caller(folder, ["php", "-d", `curl.cainfo=${ca}`, sdk("call.php")], {
        HTTPS_PROXY: `http://localhost:${proxy}`,
      })
    },
  },
  {
    name: "Ruby, Amazon's SDK",
    missing: "not in Debian: `gem install amazon-pay-api-sdk-ruby`, then `npm run test:clients -w emulator`",
    prepare: async ({ folder, ca, proxy }) => {
      if (!(await has("ruby", "-ramazon_pay", "-e", "1"))) return null
      return caller(folder, ["ruby", sdk("call.rb")], { SSL_CERT_FILE: ca, http_proxy: `http://localhost:${proxy}` })
    },
  },
  {
    name: "Java, Amazon's SDK",
    missing:
      'not in Debian: `setProxySettings(new ProxySettings().setProxyHost("localhost").setProxyPort(4010))` in its configuration, and the trust store above',
    prepare: async () => null,
  },
  {
    name: "C#, Amazon's SDK",
    missing:
      "Debian has no .NET: the example above in a console project; its request bodies are in the emulator's specs",
    prepare: async () => null,
  },
  {
    name: "Amazon's samples",
    missing:
      "in no registry: start them with the proxy and certificate of their language; what they send is under [official forms](#official-forms)",
    prepare: async () => null,
  },
]
