<?php
// A call by Amazon's PHP SDK: php call.php METHOD PATH [JSON].
require getenv("PHP_SDK_AUTOLOAD");

[, $method, $path] = $argv;
$merchant = json_decode(file_get_contents("amazon-pay-test/merchant.json"));
$client = new Amazon\Pay\API\Client([
    "public_key_id" => $merchant->publicKeyId,
    "private_key" => "amazon-pay-test/private-key.pem",
    "region" => "jp",
    "sandbox" => true,
    "algorithm" => "AMZN-PAY-RSASSA-PSS-V2",
]);
$headers = $method === "POST" ? ["x-amz-pay-idempotency-key" => bin2hex(random_bytes(16))] : null;
$result = $client->apiCall($method, ltrim($path, "/"), $argv[3] ?? "", $headers);
echo $result["status"], " ", $result["response"], "\n";
