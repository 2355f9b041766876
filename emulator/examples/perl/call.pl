# Calls Amazon Pay: perl call.pl METHOD PATH [JSON]. Needs CryptX and IO::Socket::SSL (Debian: libcryptx-perl,
# libio-socket-ssl-perl); prints the status and the body.
#
# https_proxy=http://localhost:4010 SSL_CERT_FILE=amazon-pay-emulator-ca.pem leads it to the emulator.
use v5.24;
use warnings;
use Crypt::PK::RSA;
use Digest::SHA qw(sha256_hex);
use HTTP::Tiny;
use JSON::PP;
use MIME::Base64 qw(encode_base64);
use POSIX qw(strftime);

my ($HOST, $REGION, $ALGORITHM) = ("pay-api.amazon.jp", "jp", "AMZN-PAY-RSASSA-PSS-V2");

sub read_file { local (@ARGV, $/) = @_; <> }

sub signed_headers {
    my ($method, $path, $body, $public_key_id, $private_key) = @_;
    my %headers = (
        "accept" => "application/json",
        "content-type" => "application/json",
        "x-amz-pay-date" => strftime("%Y%m%dT%H%M%SZ", gmtime),
        "x-amz-pay-host" => $HOST,
        "x-amz-pay-region" => $REGION,
    );
    $headers{"x-amz-pay-idempotency-key"} = join "", map { sprintf "%04x", rand 0x10000 } 1 .. 8 if $method eq "POST";
    my @names = sort keys %headers;
    my $lines = join "", map { "$_:$headers{$_}\n" } @names;
    my $names = join ";", @names;
    my $canonical = join "\n", $method, $path, "", $lines, $names, sha256_hex($body);
    my $text = "$ALGORITHM\n" . sha256_hex($canonical);
    my $signature = encode_base64($private_key->sign_message($text, "SHA256", "pss", 32), "");
    $headers{authorization} = "$ALGORITHM PublicKeyId=$public_key_id, SignedHeaders=$names, Signature=$signature";
    return \%headers;
}

my ($method, $path, $body) = (@ARGV, "", "", "")[0 .. 2];
my $merchant = decode_json(read_file("amazon-pay-test/merchant.json"));
my $private_key = Crypt::PK::RSA->new("amazon-pay-test/private-key.pem");
my $headers = signed_headers($method, $path, $body, $merchant->{publicKeyId}, $private_key);
my $answer = HTTP::Tiny->new(verify_SSL => 1)->request($method, "https://$HOST$path", { headers => $headers, content => $body });
say "$answer->{status} $answer->{content}";
