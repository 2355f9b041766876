import { resolve } from "node:path"

/** How each language and browser trusts the emulator's certificate, and how it is led here by its proxy setting. */
export function trustGuide(certificateFile: string, port: number): string {
  const file = resolve(certificateFile)
  const store = `${file.replace(/\.\w+$/, "")}.p12`
  const proxy = `http://localhost:${port}`
  return `The certificate is ${file}. It stays the same at each start of the emulator; its key
lies beside it and must stay on this machine: whoever has it can pretend to be any site to what trusts the certificate.

In every language, lead calls to Amazon Pay's own hosts to the emulator: HTTPS_PROXY=${proxy}
(for the process that calls Amazon Pay only; the emulator forwards nothing).

Node     NODE_EXTRA_CA_CERTS=${file}
PHP      php -d curl.cainfo=${file} -d openssl.cafile=${file}
Python   SSL_CERT_FILE=${file}   (requests: REQUESTS_CA_BUNDLE=${file})
Ruby     SSL_CERT_FILE=${file}   (and http_proxy=${proxy}, which it reads for https, too)
Java     keytool -importcert -noprompt -alias amazon-pay-emulator -file ${file} -keystore ${store} -storetype PKCS12 -storepass changeit
         java -Djavax.net.ssl.trustStore=${store} -Djavax.net.ssl.trustStorePassword=changeit
              -Dhttps.proxyHost=localhost -Dhttps.proxyPort=${port}
.NET     Linux: SSL_CERT_FILE=${file}   Windows: certutil -user -addstore Root ${file}
Go       SSL_CERT_FILE=${file}
curl     curl --proxy ${proxy} --cacert ${file}

Debian   sudo cp ${file} /usr/local/share/ca-certificates/amazon-pay-emulator.crt && sudo update-ca-certificates
macOS    security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db ${file}
Windows  certutil -user -addstore Root ${file}
Chrome   on Linux: certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n amazon-pay-emulator -i ${file}; elsewhere the system's
Firefox  Settings > Privacy & Security > View Certificates > Authorities > Import
`
}
