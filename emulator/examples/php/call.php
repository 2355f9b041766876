<?php
// Calls Amazon Pay: php call.php METHOD PATH [JSON]. Needs curl and phpseclib 3, as Amazon's own SDK does; prints the
// status and the body.
//
// HTTPS_PROXY=http://localhost:4010 php -d curl.cainfo=amazon-pay-emulator-ca.pem call.php … leads it to the emulator.
require getenv("AUTOLOAD") ?: "vendor/autoload.php"; // composer require phpseclib/phpseclib:^3

use phpseclib3\Crypt\PublicKeyLoader;
use phpseclib3\Crypt\RSA;

const HOST = "pay-api.amazon.jp", REGION = "jp", ALGORITHM = "AMZN-PAY-RSASSA-PSS-V2";

function signedHeaders(string $method, string $path, string $body, string $publicKeyId, string $privateKey): array
{
    $headers = [
        "accept" => "application/json",
        "content-type" => "application/json",
        "x-amz-pay-date" => gmdate("Ymd\THis\Z"),
        "x-amz-pay-host" => HOST,
        "x-amz-pay-region" => REGION,
    ];
    if ($method === "POST") $headers["x-amz-pay-idempotency-key"] = bin2hex(random_bytes(16));
    ksort($headers);
    $lines = "";
    foreach ($headers as $name => $value) $lines .= "$name:$value\n";
    $names = implode(";", array_keys($headers));
    $canonical = implode("\n", [$method, $path, "", $lines, $names, hash("sha256", $body)]);
    $rsa = PublicKeyLoader::loadPrivateKey($privateKey)->withPadding(RSA::SIGNATURE_PSS)->withHash("sha256")->withMGFHash("sha256")->withSaltLength(32);
    $signature = base64_encode($rsa->sign(ALGORITHM . "\n" . hash("sha256", $canonical)));
    $headers["authorization"] = ALGORITHM . " PublicKeyId=$publicKeyId, SignedHeaders=$names, Signature=$signature";
    return array_map(fn($name, $value) => "$name: $value", array_keys($headers), $headers);
}

[, $method, $path] = $argv;
$body = $argv[3] ?? "";
$merchant = json_decode(file_get_contents("amazon-pay-test/merchant.json"));
$privateKey = file_get_contents("amazon-pay-test/private-key.pem");
$curl = curl_init("https://" . HOST . $path);
curl_setopt_array($curl, [
    CURLOPT_PORT => 443, // as in Amazon's own SDK
    CURLOPT_CUSTOMREQUEST => $method,
    CURLOPT_HTTPHEADER => signedHeaders($method, $path, $body, $merchant->publicKeyId, $privateKey),
    CURLOPT_RETURNTRANSFER => true,
] + ($body === "" ? [] : [CURLOPT_POSTFIELDS => $body]));
$answer = curl_exec($curl);
if ($answer === false) exit(curl_error($curl) . "\n");
echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), " ", $answer, "\n";
