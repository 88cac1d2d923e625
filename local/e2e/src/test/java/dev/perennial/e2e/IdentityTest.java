package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.e2e.Cloud.Offer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who a customer is: several names, another address, none any more. */
class IdentityTest {
    private final Company company = new Company(Cloud.underTest());
    private final String ada = company.newAddress();
    private final String shopId = "shop-" + UUID.randomUUID();
    private final String order = "A-" + UUID.randomUUID();

    @Test
    void twoRecordsBecomeOneWhenAnOrderNamesBothAndEitherIdLeadsThere() {
        String byShop = company.purchase(Map.of("externalId", shopId), order + "-1", 1000);
        String byMail = company.signUp(ada, true);
        company.purchase(Map.of("externalId", shopId, "email", ada), order + "-2", 2000);

        boolean mailStays = company.field(byMail, "leadsTo").isEmpty();
        String survivor = mailStays ? byMail : byShop;
        String closed = mailStays ? byShop : byMail;
        assertThat(company.record(closed)).containsOnlyKeys("customerId", "leadsTo");
        assertThat(company.field(closed, "leadsTo")).isEqualTo(survivor);
        assertThat(company.field(survivor, "orders")).isEqualTo("2");
        assertThat(company.field(survivor, "spent")).contains("30.00");
        assertThat(company.field(survivor, "email")).isEqualTo(ada);
        assertThat(company.field(survivor, "externalId")).isEqualTo(shopId);
        assertThat(story(survivor))
                .contains(
                        "signed up",
                        "bought: order " + order + "-1, EUR 10.00",
                        "bought: order " + order + "-2, EUR 20.00")
                .doesNotHaveDuplicates();

        company.fact("/v1/activities", Map.of("customer", Map.of("customerId", closed), "kind", "login"));
        assertThat(story(survivor)).contains("activity: login");
    }

    @Test
    @Needs(Offer.SENT_MAILS)
    void mailsGoToTheNewAddressAndTheOldOneStillNamesTheCustomer() {
        String id = company.signUp(ada, true);
        String next = company.newAddress();
        company.fact("/v1/addresses", Map.of("customer", Map.of("email", ada), "email", next));
        company.purchase(ada, order, 1000);

        assertThat(company.field(id, "email")).isEqualTo(next);
        assertThat(company.field(id, "orders")).isEqualTo("1");
        assertThat(company.mailsTo(ada)).hasSize(1);
        assertThat(company.mailsTo(next)).hasSize(1);
    }

    @Test
    @Needs({Offer.MOVABLE_CLOCK, Offer.SENT_MAILS})
    void whoIsForgottenLeavesNothingAndMayBeginAnew() {
        String id = company.signUp(ada, true);
        company.purchase(ada, order, 1000);
        company.answer(ada, 9);
        String answers = standing();
        company.fact("/v1/erasures", Map.of("customer", Map.of("email", ada), "reason", "asked by letter"));

        assertThat(company.record(id).toString())
                .contains("erasedAt")
                .doesNotContain(ada, "Ada", order, "127.0.0.1", "letter");
        assertThat(company.field(id, "orders")).isEqualTo("0");
        assertThat(company.rows("timeline", id)).isEmpty();
        assertThat(company.rows("emails", id)).isEmpty();
        assertThat(standing()).as("the answer stays counted, as a number").isEqualTo(answers);

        company.purchase(Map.of("email", ada), order + "-late", 1000, "2026-01-01T00:00:00Z");
        assertThat(company.rows("timeline", id)).isEmpty();
        company.cloud.advance(Duration.ofSeconds(2)); // Events are received in whole seconds.
        assertThat(company.signUp(ada, true)).isEqualTo(id);
        assertThat(company.field(id, "stage")).isEqualTo("ONBOARDING");
        assertThat(company.field(id, "orders")).isEqualTo("0");
        assertThat(story(id)).contains("signed up");
        assertThat(company.ledger(id).keySet()).singleElement().asString().startsWith("welcome");
    }

    @Test
    void aLeadsConsentIsProvenAndWaitsForItsConfirmation() {
        company.browser
                .post(
                        "/v1/leads",
                        "application/x-www-form-urlencoded",
                        "email=" + ada + "&interest=Green+teas&consent.marketing=true&consent.toBeConfirmed=true")
                .mustBe(303);
        company.cloud.settle();
        String id = company.fact("/v1/activities", Map.of("customer", Map.of("email", ada), "kind", "visit"));

        assertThat(company.field(id, "stage")).isEqualTo("LEAD");
        assertThat(company.field(id, "consent")).contains("requested", "127.0.0.1");
        assertThat(story(id)).contains("left their address: Green teas");

        Map<String, Object> confirmed = Map.of(
                "type",
                "ConsentChanged",
                "customer",
                Map.of("email", ada),
                "purpose",
                "marketing",
                "granted",
                true,
                "source",
                "confirmed by mail");
        company.post("/v1/events", Company.json(List.of(confirmed))).mustBe(202);
        company.cloud.settle();
        assertThat(company.field(id, "consent")).contains("granted");
    }

    private String standing() {
        return company.browser.numbers("nps").mustBe(200).body();
    }

    private List<String> story(String customerId) {
        return company.rows("timeline", customerId).stream()
                .map(row -> Company.text(row, "what"))
                .toList();
    }
}
