// Calls Amazon Pay: java Call.java METHOD PATH [JSON]. Needs Java 17 and no library; prints the status and the body.
//
// java -Dhttps.proxyHost=localhost -Dhttps.proxyPort=4010 -Djavax.net.ssl.trustStore=… Call.java … leads it to the
// emulator (amazon-pay-emulator trust prints how the trust store is made).
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.UUID;

class Call {
    static final String HOST = "pay-api.amazon.jp", REGION = "jp", ALGORITHM = "AMZN-PAY-RSASSA-PSS-V2";

    static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes("UTF-8")));
    }

    static TreeMap<String, String> signedHeaders(String method, String path, String body, String publicKeyId, PrivateKey key)
            throws Exception {
        var headers = new TreeMap<String, String>();
        headers.put("accept", "application/json");
        headers.put("content-type", "application/json");
        headers.put("x-amz-pay-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", ""));
        headers.put("x-amz-pay-host", HOST);
        headers.put("x-amz-pay-region", REGION);
        if (method.equals("POST")) headers.put("x-amz-pay-idempotency-key", UUID.randomUUID().toString().replace("-", ""));
        var lines = new StringBuilder();
        headers.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
        var names = String.join(";", headers.keySet());
        var canonical = String.join("\n", method, path, "", lines, names, sha256(body));
        var signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        signature.initSign(key);
        signature.update((ALGORITHM + "\n" + sha256(canonical)).getBytes("UTF-8"));
        headers.put("authorization", ALGORITHM + " PublicKeyId=" + publicKeyId + ", SignedHeaders=" + names + ", Signature="
                + Base64.getEncoder().encodeToString(signature.sign()));
        return headers;
    }

    public static void main(String[] args) throws Exception {
        String method = args[0], path = args[1], body = args.length > 2 ? args[2] : "";
        var merchant = Files.readString(Path.of("amazon-pay-test/merchant.json"));
        var publicKeyId = merchant.replaceAll("(?s).*\"publicKeyId\":\\s*\"([^\"]+)\".*", "$1");
        var pem = Files.readString(Path.of("amazon-pay-test/private-key.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        var request = HttpRequest.newBuilder(URI.create("https://" + HOST + path));
        signedHeaders(method, path, body, publicKeyId, key).forEach(request::setHeader);
        request.method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        var answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.body());
    }
}
