<?php
// Validates an SNS message by AWS's validator for PHP: php validate.php PROXY CERTIFICATE < message.
require getenv("SNS_VALIDATOR_AUTOLOAD");

[, $proxy, $certificate] = $argv;
stream_context_set_default(["http" => ["proxy" => $proxy], "ssl" => ["cafile" => $certificate]]);
try {
    (new Aws\Sns\MessageValidator())->validate(Aws\Sns\Message::fromJsonString(stream_get_contents(STDIN)));
    echo "valid\n";
} catch (Aws\Sns\Exception\InvalidSnsMessageException $error) {
    echo "invalid: ", $error->getMessage(), "\n";
}
