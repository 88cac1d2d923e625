"""Purchases of a public file (the CDNOW sample: customer, number in the sample, date, CDs, dollars) as a CSV with its
mapping, or posted one by one: python3 purchases.py csv FILE DIR | post FILE URL."""
import base64
import csv
import hashlib
import hmac
import json
import pathlib
import sys
import time
import urllib.parse
import http.client


def rows(file):
    for number, line in enumerate(open(file), 1):
        who, _, day, pieces, dollars = line.split()
        yield number, who, "%s-%s-%s" % (day[:4], day[4:6], day[6:]), pieces, dollars


def write(file, folder):
    folder = pathlib.Path(folder)
    with open(folder / "purchases.csv", "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["order", "day", "email", "dollars", "article", "category", "pieces"])
        for number, who, day, pieces, dollars in rows(file):
            writer.writerow([number, day, "customer-%s@example.com" % who, dollars, "CD", "music", pieces])
    (folder / "mapping.json").write_text(json.dumps({
        "source": "cdnow", "columns": {
            "order": "orderId", "day": "orderedAt", "email": "email", "dollars": "total", "article": "sku",
            "category": "category", "pieces": "quantity"}}))


def post(file, url):
    address = urllib.parse.urlparse(url)
    connection = http.client.HTTPConnection(address.hostname, address.port)

    def ask(method, path, body=b"", headers={}):
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        assert answer.status in (200, 202), (answer.status, text)
        return text

    secret = json.loads(ask("GET", "/local/info"))["signingSecret"]
    key = base64.b64decode(secret.removeprefix("whsec_"))
    for number, who, day, pieces, dollars in rows(file):
        body = json.dumps([{
            "type": "PurchaseCompleted", "backfill": True, "orderId": "cdnow-%d" % number,
            "customer": {"email": "customer-%s@example.com" % who},
            "total": {"amount": round(float(dollars) * 100), "currency": "USD"},
            "items": [{"sku": "CD", "category": "music", "quantity": int(pieces)}],
            "purchasedAt": day + "T00:00:00Z"}]).encode()
        id, now = "one-%d" % number, str(int(time.time()))
        digest = hmac.new(key, f"{id}.{now}.".encode() + body, hashlib.sha256).digest()
        ask("POST", "/v1/events", body, {
            "content-type": "application/json", "webhook-id": id, "webhook-timestamp": now,
            "webhook-signature": "v1," + base64.b64encode(digest).decode()})


if sys.argv[1] == "csv":
    write(sys.argv[2], sys.argv[3])
else:
    post(sys.argv[2], sys.argv[3])
