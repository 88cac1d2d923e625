"""Writes an export of orders as Shopify writes it: python3 orders.py ROWS FILE. Invented people, the real columns."""
import csv
import pathlib
import random
import sys

rows, file = int(sys.argv[1]), sys.argv[2]
sample = pathlib.Path(__file__).parents[2] / "tools/import/src/test/resources/samples/shopify/orders_export.csv"
header = next(csv.reader(sample.open(newline="", encoding="utf-8")))
column = {name: index for index, name in enumerate(header)}
chance = random.Random(1)
written = order = 0
with open(file, "w", newline="", encoding="utf-8") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    while written < rows:
        order += 1
        lines = min(chance.choice((1, 1, 1, 2, 2, 3)), rows - written)
        who = chance.randrange(max(1, rows // 5))
        at = "20%02d-%02d-%02d %02d:%02d:%02d +0200" % (
            chance.randrange(22, 26), chance.randrange(1, 13), chance.randrange(1, 29),
            chance.randrange(24), chance.randrange(60), chance.randrange(60))
        prices = [chance.randrange(100, 20000) for _ in range(lines)]
        for line, price in enumerate(prices):
            row = [""] * len(header)

            def put(**values):
                for name, value in values.items():
                    row[column[name.replace("_", " ")]] = value

            put(Name="#%d" % (1000 + order), Email="person-%d@example.com" % who, Created_at=at, Lineitem_quantity="1",
                Lineitem_name='Mug, "Blue" %d' % (price % 50) if price % 7 == 0 else "Article %d" % (price % 500),
                Lineitem_price="%d.%02d" % divmod(price, 100), Lineitem_sku="SKU-%d" % (price % 500),
                Lineitem_requires_shipping="true", Lineitem_taxable="true", Lineitem_fulfillment_status="fulfilled",
                Vendor="Acme", Lineitem_discount="0.00", Phone="+27780000001")
            if line == 0:
                total = "%d.%02d" % divmod(sum(prices), 100)
                put(Financial_Status="paid" if order % 20 else "partially_refunded", Paid_at=at, Fulfillment_Status="fulfilled",
                    Fulfilled_at=at, Accepts_Marketing="yes" if who % 3 else "no", Currency="ZAR", Subtotal=total,
                    Shipping="0.00", Taxes="0.00", Total=total, Discount_Amount="0.00", Shipping_Method="Standard",
                    Billing_Name="Person %d" % who, Billing_Street="1 Sample Street", Billing_Address1="1 Sample Street",
                    Billing_City="Sampleton", Billing_Zip="'0183", Billing_Province="WC", Billing_Country="ZA",
                    Billing_Phone="078 000 0001", Shipping_Name="Person %d" % who, Shipping_Street="1 Sample Street",
                    Shipping_Address1="1 Sample Street", Shipping_City="Sampleton", Shipping_Zip="'0183",
                    Shipping_Province="WC", Shipping_Country="ZA", Shipping_Phone="078 000 0001",
                    Notes="Please wrap it.\n\nThank you." if order % 10 == 0 else "", Payment_Method="custom",
                    Refunded_Amount="0.00" if order % 20 else "1.00", Outstanding_Balance="0.00",
                    Id="%d" % (5000000000000 + order), Risk_Level="Low", Source="web")
            writer.writerow(row)
            written += 1
