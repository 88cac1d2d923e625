package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.e2e.Cloud.Offer;
import org.junit.jupiter.api.Test;

class SatisfactionTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Company company = new Company(Cloud.underTest());

    @Test
    @Needs({Offer.MOVABLE_CLOCK, Offer.SENT_MAILS})
    void afterAComplaintSomebodyIsAskedHowItWasHandledAndALowAnswerIsFollowedUp() {
        Complainant asked = Complainant.asked(company);
        JsonNode before = csat();
        assertThat(company.browser.get(asked.survey()).mustBe(200).body()).contains("name=\"survey\" value=\"csat\"");
        assertThat(company.field(asked.id(), "csatScore")).isEmpty();
        assertThat(company.field(asked.id(), "csatAskedAt")).isNotEmpty();

        String answer = "score=2&token=" + asked.token();
        assertThat(company.browser
                        .post("/v1/surveys", FORM, answer + "&survey=nps")
                        .status())
                .isEqualTo(400);
        company.browser.post("/v1/surveys", FORM, answer + "&survey=csat").mustBe(303);
        company.cloud.settle();

        assertThat(company.field(asked.id(), "csatScore")).isEqualTo("2");
        assertThat(company.field(asked.id(), "npsScore")).isEmpty();
        assertThat(company.ledger(asked.id()).keySet())
                .anyMatch(key -> key.startsWith("dissatisfied-follow-up."))
                .noneMatch(key -> key.startsWith("detractor-follow-up"));
        assertThat(csat().path("dissatisfied").asLong())
                .isEqualTo(before.path("dissatisfied").asLong() + 1);
        assertThat(csat().path("interval")).hasSize(2);
    }

    private JsonNode csat() {
        return company.browser.numbers("csat").mustBe(200).json();
    }
}
