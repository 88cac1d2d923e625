package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.e2e.Cloud.Offer;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LifecycleTest {
    private final Company company = new Company(Cloud.underTest());
    private final String ada = company.newAddress();
    private final String order = "A-" + UUID.randomUUID();

    @Test
    @Needs(Offer.SENT_MAILS)
    void aSignUpBeginsTheRecordAndIsWelcomedInTheCustomersLanguage() {
        String id = company.signUp(ada, true);

        assertThat(company.field(id, "stage")).isEqualTo("ONBOARDING");
        assertThat(company.field(id, "email")).isEqualTo(ada);
        assertThat(company.field(id, "consent")).contains("granted", "2026-01");
        assertThat(company.mailsTo(ada)).singleElement().satisfies(mail -> {
            assertThat(mail.path("subject").asText()).contains("willkommen");
            assertThat(mail.path("html").asText()).contains("lang=\"de\"").contains("Ada");
        });
        assertThat(company.ledger(id)).containsOnlyKeys("welcome");
        assertThat(company.ledger(id).get("welcome")).isIn("SENT", "DELIVERED");
    }

    @Test
    @Needs({Offer.PLAIN_TEXT, Offer.MAIL_HEADERS})
    void everyMailSaysHowToEndTheMails() {
        company.signUp(ada, true);

        JsonNode mail = company.mailsTo(ada).getFirst();
        assertThat(mail.path("text").asText()).contains("/v1/unsubscribe?");
        assertThat(mail.path("headers").toString()).contains("List-Unsubscribe=One-Click");
    }

    @Test
    @Needs(Offer.DELIVERY_REPORTS)
    void whatSesReportsOfAMailStandsInTheLedger() {
        String id = company.signUp(ada, true);

        assertThat(company.ledger(id)).containsOnly(entry("welcome", "DELIVERED"));
    }

    @Test
    @Needs(Offer.SENT_MAILS)
    void aFormIsAnsweredByARedirectAndMeansTheSame() {
        Browser.Answer answer = company.browser
                .post(
                        "/v1/signups",
                        "application/x-www-form-urlencoded",
                        "email=" + ada + "&name=Ada&locale=en&consent.marketing=true&consent.textVersion=2026-01")
                .mustBe(303);
        company.cloud.settle();

        assertThat(answer.headers().get("location")).contains("/v1/pages/thanks");
        assertThat(company.mailsTo(ada)).hasSize(1);
    }

    @Test
    @Needs(Offer.SENT_MAILS)
    void whoDidNotConsentIsNotWrittenToAndTheLedgerSaysWhy() {
        String id = company.signUp(ada, false);

        assertThat(company.mailsTo(ada)).isEmpty();
        assertThat(company.ledger(id)).containsOnly(entry("welcome", "SUPPRESSED: no marketing consent"));
    }

    @Test
    @Needs(Offer.SENT_MAILS)
    void aPurchaseCountsOnceHoweverOftenItComes() {
        company.signUp(ada, true);
        String at = company.cloud.now().toString();
        String id = company.purchase(ada, order, 4998, at);
        Map<?, ?> once = company.record(id);
        company.purchase(ada, order, 4998, at);

        assertThat(company.field(id, "stage")).isEqualTo("ACTIVE");
        assertThat(company.field(id, "orders")).isEqualTo("1");
        assertThat(company.field(id, "spent")).contains("49.98");
        assertThat(company.record(id)).isEqualTo(once);
        assertThat(company.mailsTo(ada)).hasSize(2);
    }

    @Test
    void aRefundTakesBackWhatItRefunds() {
        String id = company.purchase(ada, order, 4998);
        refund("R1-" + order, 1000);

        assertThat(company.field(id, "spent")).contains("39.98");
        assertThat(company.field(id, "orders")).isEqualTo("1");

        refund("R2-" + order, 4000);
        assertThat(company.field(id, "spent")).contains("39.98");
        assertThat(company.rows("timeline", id))
                .anySatisfy(row -> assertThat(row.toString())
                        .contains("refund-R2-" + order)
                        .contains("refused: EUR 40.00 is more than is left"));
    }

    private void refund(String refundId, long cents) {
        company.fact(
                "/v1/refunds",
                Map.of(
                        "refundId",
                        refundId,
                        "orderId",
                        order,
                        "customer",
                        Map.of("email", ada),
                        "amount",
                        Map.of("amount", cents, "currency", "EUR")));
    }

    @Test
    @Needs(Offer.OPEN_METRICS)
    void answersMoveTheStandingScoreAndAreAnsweredDifferently() {
        String bob = company.newAddress();
        String adaId = company.signUp(ada, true);
        String bobId = company.signUp(bob, true);
        JsonNode before = nps();

        company.answer(ada, 3);
        company.answer(bob, 10);

        assertThat(nps().path("detractors").asLong() - before.path("detractors").asLong())
                .isEqualTo(1);
        assertThat(nps().path("promoters").asLong() - before.path("promoters").asLong())
                .isEqualTo(1);
        assertThat(nps().path("interval")).hasSize(2);
        assertThat(sendKeys(adaId)).anyMatch(key -> key.startsWith("detractor-follow-up"));
        assertThat(sendKeys(bobId)).anyMatch(key -> key.startsWith("promoter-referral"));

        company.answer(ada, 9);
        assertThat(nps().path("detractors").asLong())
                .isEqualTo(before.path("detractors").asLong());
    }

    @Test
    @Needs(Offer.SENT_MAILS)
    void theSurveyInTheMailCanBeAnsweredWithItsTokenAndOnlyOnce() {
        company.signUp(ada, true);
        String id = company.purchase(ada, order, 4998);
        String page = link(company.mailsTo(ada).getLast(), "/v1/pages/survey");
        assertThat(company.browser.get(page).mustBe(200).body()).contains("<form");
        assertThat(company.field(id, "npsScore")).isEmpty();

        String token = page.replaceAll(".*[?&]token=([^&]*).*", "$1");
        String form = "token=" + token + "&survey=nps&score=8";
        company.browser
                .post("/v1/surveys", "application/x-www-form-urlencoded", form)
                .mustBe(303);
        company.cloud.settle();

        assertThat(company.field(id, "npsScore")).isEqualTo("8");
        String forged = form.replace("token=", "token=x");
        assertThat(company.browser
                        .post("/v1/surveys", "application/x-www-form-urlencoded", forged)
                        .status())
                .isBetween(400, 499);
    }

    @Test
    @Needs(Offer.MOVABLE_CLOCK)
    void silenceRaisesTheChurnFlagAndAPurchaseClearsIt() {
        company.signUp(ada, true);
        String id = company.purchase(ada, order, 4998);
        company.cloud.advance(Period.ofDays(60));

        assertThat(company.field(id, "churnRisk")).isEqualTo("HIGH");
        assertThat(company.field(id, "churnBecause")).contains("silent for");
        assertThat(company.field(id, "stage")).isEqualTo("AT_RISK");
        assertThat(sendKeys(id)).anyMatch(key -> key.startsWith("win-back"));

        company.purchase(ada, order + "-2", 1000);
        assertThat(company.field(id, "churnRisk")).isEqualTo("LOW");
        assertThat(company.field(id, "stage")).isEqualTo("ACTIVE");
    }

    @Test
    @Needs(Offer.MOVABLE_CLOCK)
    void betterTermsAreOfferedBeforeAContractEndsAndNobodyIsRemindedWhoRenewed() {
        company.signUp(ada, true);
        LocalDate end =
                company.cloud.now().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(75);
        String id = contract(end);
        assertThat(company.rows("timeline", id))
                .extracting(row -> Company.text(row, "what"))
                .contains("contract K-" + order + ": active, until " + end);
        company.cloud.advance(Period.ofDays(18));
        assertThat(sendKeys(id))
                .filteredOn(key -> key.startsWith("early-renewal."))
                .singleElement()
                .asString()
                .startsWith("early-renewal.early-renewal.");

        contract(end.plusYears(1));
        company.cloud.advance(Period.ofDays(50));
        assertThat(sendKeys(id)).noneMatch(key -> key.contains("renewal-reminder"));
    }

    private String contract(LocalDate endsOn) {
        return company.fact(
                "/v1/contracts",
                Map.of(
                        "customer",
                        Map.of("email", ada),
                        "contractId",
                        "K-" + order,
                        "state",
                        "active",
                        "endsOn",
                        endsOn.toString()));
    }

    @Test
    @Needs(Offer.SENT_MAILS)
    void unsubscribingTakesAPostAndEndsTheMails() {
        String id = company.signUp(ada, true);
        String link = link(company.mailsTo(ada).getFirst(), "/v1/unsubscribe");
        company.browser.get(link).mustBe(200);
        company.cloud.settle();
        assertThat(company.field(id, "consent")).contains("granted");

        company.browser
                .post(link, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click")
                .mustBe(200);
        company.cloud.settle();
        company.purchase(ada, order, 4998);

        assertThat(company.field(id, "consent")).contains("withdrawn");
        assertThat(company.ledger(id)).contains(entry("thank-you." + order, "SUPPRESSED: marketing consent withdrawn"));
        assertThat(company.mailsTo(ada)).hasSize(1);
    }

    @Test
    @Needs(Offer.DELIVERY_REPORTS)
    void aBounceSuppressesTheAddress() {
        String bouncing = "bounce+" + UUID.randomUUID() + "@simulator.amazonses.com";
        String id = company.signUp(bouncing, true);
        company.purchase(bouncing, order, 4998);

        assertThat(company.ledger(id).get("welcome")).startsWith("BOUNCED");
        assertThat(company.ledger(id).get("thank-you." + order)).startsWith("SUPPRESSED: address suppressed");
        assertThat(company.field(id, "suppressed")).contains("bounced");
    }

    @Test
    void theTimelineTellsWhatHappenedAndWhy() {
        company.signUp(ada, true);
        String id = company.purchase(ada, order, 4998);

        assertThat(company.rows("timeline", id))
                .extracting(row -> Company.text(row, "what"))
                .contains("signed up", "bought: order " + order + ", EUR 49.98")
                // A report of the delivery may be quicker than our own note that it was sent.
                .anyMatch(what -> what.matches("welcome mail (sent|delivered)"));
    }

    private JsonNode nps() {
        return company.browser.numbers("nps").mustBe(200).json();
    }

    private List<String> sendKeys(String customerId) {
        return List.copyOf(company.ledger(customerId).keySet());
    }

    /** Path and query of a link in a mail. */
    private static String link(JsonNode mail, String path) {
        Matcher link = Pattern.compile(Pattern.quote(path) + "\\?[^\\s\"<>]+")
                .matcher(mail.path("html").asText().replace("&amp;", "&"));
        assertThat(link.find()).as("a link to " + path + " in the mail").isTrue();
        return link.group();
    }
}
