# Calls Amazon Pay: ruby call.rb METHOD PATH [JSON]. Needs no gem; prints the status and the body.
#
# http_proxy=http://localhost:4010 SSL_CERT_FILE=amazon-pay-emulator-ca.pem leads it to the emulator: Ruby reads http_proxy
# for https, too.
require "json"
require "net/http"
require "openssl"
require "securerandom"

HOST, REGION, ALGORITHM = "pay-api.amazon.jp", "jp", "AMZN-PAY-RSASSA-PSS-V2"

def signed_headers(method, path, body, public_key_id, private_key)
  headers = {
    "accept" => "application/json",
    "content-type" => "application/json",
    "x-amz-pay-date" => Time.now.utc.strftime("%Y%m%dT%H%M%SZ"),
    "x-amz-pay-host" => HOST,
    "x-amz-pay-region" => REGION,
  }
  headers["x-amz-pay-idempotency-key"] = SecureRandom.hex(16) if method == "POST"
  names = headers.keys.sort
  lines = names.map { |name| "#{name}:#{headers[name]}\n" }.join
  canonical = [method, path, "", lines, names.join(";"), OpenSSL::Digest::SHA256.hexdigest(body)].join("\n")
  text = "#{ALGORITHM}\n#{OpenSSL::Digest::SHA256.hexdigest(canonical)}"
  signature = [private_key.sign_pss("SHA256", text, salt_length: 32, mgf1_hash: "SHA256")].pack("m0")
  headers.merge("authorization" => "#{ALGORITHM} PublicKeyId=#{public_key_id}, SignedHeaders=#{names.join(";")}, Signature=#{signature}")
end

method, path, body = ARGV[0], ARGV[1], ARGV[2] || ""
merchant = JSON.parse(File.read("amazon-pay-test/merchant.json"))
private_key = OpenSSL::PKey::RSA.new(File.read("amazon-pay-test/private-key.pem"))
uri = URI("https://#{HOST}#{path}")
request = Net::HTTPGenericRequest.new(method, method != "GET", true, uri, signed_headers(method, path, body, merchant["publicKeyId"], private_key))
request.body = body if method != "GET"
answer = Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(request) }
puts "#{answer.code} #{answer.body}"
