"""Calls Amazon Pay: python3 call.py METHOD PATH [JSON]. Needs `cryptography`; prints the status and the body.

HTTPS_PROXY=http://localhost:4010 SSL_CERT_FILE=amazon-pay-emulator-ca.pem leads it to the emulator.
"""
import base64, datetime, hashlib, json, sys, urllib.error, urllib.request, uuid
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

HOST, REGION, ALGORITHM = "pay-api.amazon.jp", "jp", "AMZN-PAY-RSASSA-PSS-V2"


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def signed_headers(method, path, body, public_key_id, private_key):
    headers = {
        "accept": "application/json",
        "content-type": "application/json",
        "x-amz-pay-date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ"),
        "x-amz-pay-host": HOST,
        "x-amz-pay-region": REGION,
    }
    if method == "POST":
        headers["x-amz-pay-idempotency-key"] = uuid.uuid4().hex
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
    canonical = f"{method}\n{path}\n\n{lines}\n{names}\n{sha256(body)}"
    text = f"{ALGORITHM}\n{sha256(canonical)}".encode()
    pss = padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=32)
    signature = base64.b64encode(private_key.sign(text, pss, hashes.SHA256())).decode()
    headers["authorization"] = f"{ALGORITHM} PublicKeyId={public_key_id}, SignedHeaders={names}, Signature={signature}"
    return headers


method, path, body = sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else ""
merchant = json.load(open("amazon-pay-test/merchant.json"))
private_key = serialization.load_pem_private_key(open("amazon-pay-test/private-key.pem", "rb").read(), None)
headers = signed_headers(method, path, body, merchant["publicKeyId"], private_key)
request = urllib.request.Request(f"https://{HOST}{path}", body.encode() or None, headers, method=method)
try:
    answer = urllib.request.urlopen(request)
except urllib.error.HTTPError as error:
    answer = error
print(answer.status, answer.read().decode())
