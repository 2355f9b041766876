<?php
// PHPUnit: start the emulator beside the tests (npx amazon-pay-emulator --tls --new-merchant amazon-pay-test), and
// HTTPS_PROXY=http://localhost:4010 vendor/bin/phpunit.
use PHPUnit\Framework\TestCase;

final class CheckoutTest extends TestCase
{
    private static string $beginning;

    public static function setUpBeforeClass(): void
    {
        self::$beginning = self::post("/_emulator/snapshots")->id;
    }

    protected function setUp(): void
    {
        self::post("/_emulator/snapshots/" . self::$beginning . "/restore");
    }

    public function testNothingIsChargedAtTheBeginning(): void
    {
        $this->assertSame("[]", file_get_contents("http://localhost:4010/_emulator/objects/charges"));
    }

    private static function post(string $path): object
    {
        $context = stream_context_create(["http" => ["method" => "POST"]]);
        return json_decode(file_get_contents("http://localhost:4010$path", false, $context));
    }
}
