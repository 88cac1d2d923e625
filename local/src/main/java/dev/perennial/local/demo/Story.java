package dev.perennial.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** One person's quarter, day by day. */
final class Story {
    private static final List<Tea> TEAS = List.of(
            new Tea("TEA-ASSAM", "Assam", "black tea", 1_290),
            new Tea("TEA-SENCHA", "Sencha", "green tea", 1_590),
            new Tea("TEA-ROOIBOS", "Rooibos", "herbal tea", 890),
            new Tea("POT-GLASS", "Glass pot", "teapots", 3_450));
    private static final int ANSWERS_AFTER_DAYS = 6;

    private final Person person;
    private final Shop shop;
    private final SplittableRandom dice;
    private final String prefix;
    private int orders;
    private int nextOrder;
    private int firstOrder = Integer.MAX_VALUE;
    private boolean left;

    private record Tea(String sku, String name, String category, long price) {}

    /**
     * A story that has not begun.
     *
     * @param prefix begins every order's number, so that two runs on the same data do not meet
     */
    Story(Person person, int number, String prefix, Shop shop) {
        this.person = person;
        this.shop = shop;
        this.prefix = prefix + "-" + number;
        this.dice = new SplittableRandom(number);
        this.nextOrder = person.joins() + dice.nextInt(4);
    }

    void live(int day) throws IOException, InterruptedException {
        if (day == person.joins()) {
            signUp();
        }
        if (person.habit().everyDays() > 0
                && day == nextOrder
                && orders < person.habit().atMost()) {
            buy(day);
        } else if (day > person.joins()
                && day % 11 == person.joins() % 11
                && orders > 0
                && orders < person.habit().atMost()) {
            shop.signed("/v1/activities", about().put("kind", "login"));
        }
        int since = day - firstOrder;
        if (since == 2 && person.habit().complains()) {
            shop.signed(
                    "/v1/complaints", about().put("complaintId", prefix + "-C").put("subject", "The tin was dented"));
        }
        if (since == 4 && person.habit().returnsGoods()) {
            ObjectNode refund = about().put("orderId", prefix + "-1").put("refundId", prefix + "-R");
            refund.putObject("amount").put("amount", TEAS.getFirst().price()).put("currency", currency());
            shop.signed("/v1/refunds", refund);
        }
        if (since == 5 && person.habit().complains()) {
            shop.signed(
                    "/v1/complaints",
                    about().put("complaintId", prefix + "-C")
                            .put("resolved", true)
                            .put("resolution", "Sent a new one"));
        }
        if (since == ANSWERS_AFTER_DAYS && person.habit().score() >= 0) {
            shop.signed(
                    "/v1/surveys",
                    about().put("survey", "nps").put("score", person.habit().score()));
        }
        if (person.habit().leaves() && since > 10 && !left) {
            leave();
        }
    }

    private void signUp() throws IOException, InterruptedException {
        ObjectNode body = Json.object()
                .put("email", person.email())
                .put("name", person.name())
                .put("locale", person.locale())
                .put("timezone", person.timezone());
        body.putObject("consent").put("marketing", person.consents()).put("textVersion", "2026-01");
        body.putObject("attribution")
                .put("source", dice.nextBoolean() ? "google" : "newsletter")
                .put("medium", "cpc")
                .put("campaign", "autumn");
        shop.open("/v1/signups", body);
    }

    private void buy(int day) throws IOException, InterruptedException {
        orders++;
        firstOrder = Math.min(firstOrder, day);
        nextOrder = day + Math.max(2, person.habit().everyDays() + dice.nextInt(-3, 4));
        Tea tea = TEAS.get(orders == 1 ? 0 : dice.nextInt(TEAS.size()));
        int quantity = 1 + dice.nextInt(3);
        ObjectNode purchase = about().put("orderId", prefix + "-" + orders);
        purchase.putObject("total").put("amount", tea.price() * quantity).put("currency", currency());
        purchase.putArray("items")
                .addObject()
                .put("sku", tea.sku())
                .put("name", tea.name())
                .put("category", tea.category())
                .put("quantity", quantity)
                .put("unitPrice", tea.price());
        shop.signed("/v1/purchases", purchase);
    }

    /** Takes the link from the newest mail; whoever got none cannot leave. */
    private void leave() throws IOException, InterruptedException {
        for (JsonNode mail : shop.inbox()) {
            String link = mail.path("headers").path("List-Unsubscribe").asText();
            if (!left && mail.path("to").path(0).asText().contains(person.email()) && link.startsWith("<http")) {
                shop.unsubscribe(link.substring(1, link.indexOf('>')));
                left = true;
            }
        }
    }

    private ObjectNode about() {
        ObjectNode body = Json.object();
        body.putObject("customer").put("email", person.email());
        return body;
    }

    private String currency() {
        return person.locale().equals("de") ? "EUR" : "GBP";
    }
}
