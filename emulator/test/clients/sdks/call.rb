# A call by Amazon's Ruby SDK: ruby call.rb METHOD PATH [JSON].
require "amazon_pay"
require "securerandom"

method, path, body = ARGV[0], ARGV[1], ARGV[2] || ""
client = AmazonPayClient.new(
  region: "jp",
  public_key_id: JSON.parse(File.read("amazon-pay-test/merchant.json"))["publicKeyId"],
  private_key: File.read("amazon-pay-test/private-key.pem"),
)
headers = method == "POST" ? { "x-amz-pay-idempotency-key": SecureRandom.hex(16) } : {}
answer = client.api_call(path.delete_prefix("/v2/"), method, payload: body, headers: headers)
puts "#{answer.code} #{answer.body}"
