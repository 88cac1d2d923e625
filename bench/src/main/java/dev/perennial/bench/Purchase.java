package dev.perennial.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A purchase, as EventBridge delivers it. */
final class Purchase {
    static final String EMAIL = "ada.lovelace@example.com";
    static final int CENTS = 4998;

    private Purchase() {}

    /** One for each number, a day apart. */
    static byte[] number(int number) {
        String at = "2026-11-%02dT09:00:00Z".formatted(number);
        return """
        {"version":"0","id":"7bf73129-1428-4cd3-a780-95db273d16%02d","detail-type":"PurchaseCompleted",
         "source":"perennial.shop","account":"123456789012","time":"%s","region":"eu-central-1","resources":[],
         "detail":{"eventId":"evt_01JCZ-%d","occurredAt":"%s","customer":{"email":"%s"},
          "data":{"orderId":"A-%d","total":{"amount":%d,"currency":"EUR"},
           "items":[{"sku":"TEA-1","name":"Assam","category":"tea","quantity":2,"unitPrice":2499}]}}}\
        """.formatted(number, at, number, at, EMAIL, 1000 + number, CENTS)
                .getBytes(UTF_8);
    }
}
