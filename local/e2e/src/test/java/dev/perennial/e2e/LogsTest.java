package dev.perennial.e2e;

import static dev.perennial.e2e.Personal.MARK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.e2e.Cloud.Offer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Comes last and reads every line that clouds and functions have written since the suite began: logs are kept longer,
 * and read by more people, than what customers say of themselves is meant for.
 */
@Order(Integer.MAX_VALUE)
class LogsTest {
    private final Company company = new Company(Cloud.underTest());
    private final Mishaps mishaps = new Mishaps(company);

    @Test
    @Needs(Offer.QUICK_RETRIES)
    void noLineOfTheWholeRunHoldsAnAddressANameOrWhatACustomerWrote() {
        everythingThatCanBeSaid();
        mishaps.atTheDoor();
        mishaps.onTheBus();
        mishaps.inTheQueue();
        mishaps.inTheTable();
        company.cloud.settle();

        List<String> lines = Logbook.lines();

        assertThat(Personal.in(lines)).isEmpty();
        assertThat(lines)
                .as("what went well and what went wrong was logged")
                .anyMatch(line -> line.contains("\"route\":\"POST /v1/signups\",\"status\":202"))
                .anyMatch(line -> line.contains("\"route\":\"POST /v1/signups\",\"status\":422"))
                .anyMatch(line -> line.contains("CustomerSignedUp of cus_"))
                .anyMatch(line -> line.contains("PurchaseCompleted: detail."))
                .anyMatch(line -> line.contains("has to come again: "))
                .anyMatch(line -> line.contains("the stored field stage cannot be read"));
    }

    @Test
    void aLineThatHoldsSomethingOfACustomerIsFound() {
        assertThat(Personal.in(List.of(
                        "on-signup: CustomerSignedUp of cus_0123: version 1",
                        "at java.base@25.0.1/java.lang.Thread.run",
                        "not a normalised e-mail address: Ada@Example.com",
                        "GET /v1/pages/thanks?email=ada%40example.com",
                        "no enum constant ADA QZX7-LOVELACE")))
                .hasSize(3);
    }

    /** Every free text that the interface takes, marked. */
    private void everythingThatCanBeSaid() {
        String email = company.newAddress();
        Map<String, String> customer = Map.of("email", email);
        String order = "A-" + UUID.randomUUID();
        String said = "Ada " + MARK + "Lovelace, +49 30 " + MARK + "1234567";
        company.fact(
                "/v1/leads",
                Map.of(
                        "email", email,
                        "name", said,
                        "interest", said,
                        "attribution", Map.of("source", MARK, "medium", MARK, "campaign", MARK),
                        "consent", Map.of("marketing", true, "proof", said, "source", said)));
        company.signUp(email, true);
        Map<String, Object> bought = Map.of(
                "orderId",
                order,
                "customer",
                customer,
                "total",
                Map.of("amount", 4998, "currency", "EUR"),
                "items",
                List.of(Map.of(
                        "sku", MARK,
                        "name", said,
                        "category", said,
                        "quantity", 1)));
        company.fact("/v1/purchases", bought);
        company.fact("/v1/purchases", bought);
        company.fact("/v1/surveys", Map.of("customer", customer, "survey", "nps", "score", 2, "comment", said));
        company.fact("/v1/activities", Map.of("customer", customer, "kind", MARK, "detail", said));
        company.fact("/v1/complaints", Map.of("customer", customer, "complaintId", "C-" + order, "subject", said));
        company.fact(
                "/v1/complaints",
                Map.of("customer", customer, "complaintId", "C-" + order, "resolved", true, "resolution", said));
        company.fact("/v1/addresses", Map.of("customer", customer, "email", company.newAddress()));
        company.fact("/v1/erasures", Map.of("customer", customer, "reason", said));
        for (String news : List.of("bounce+", "complaint+")) {
            company.signUp(news + MARK + UUID.randomUUID() + "@simulator.amazonses.com", true);
        }
    }
}
