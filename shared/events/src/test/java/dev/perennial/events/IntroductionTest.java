package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.Fact.ConsentGiven;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.IntroductionFacts;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-ups and leads: what the company says of a person, and what the person says. */
class IntroductionTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:16:00Z");
    private static final CustomerId ADA =
            CustomerId.of(EmailAddress.parse("ada@example.com").orElseThrow());
    private static final Optional<String> HOME = Optional.of("203.0.113.7");
    private static final Receipt SIGNED = new Receipt(NOW, Optional.of("msg_1"), false, true, HOME);
    private static final Receipt PUBLIC = new Receipt(NOW, Optional.empty(), false, false, HOME);
    private static final Receipt FORM = new Receipt(NOW, Optional.empty(), true, false, HOME);

    private final BodyReader reader = new BodyReader(time -> "evt_minted");

    private static Event accepted(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).event();
    }

    private static List<FieldProblem> refused(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problems();
    }

    @Test
    void aMemberOfThePublicCannotChooseTheIdNorStateHistory() {
        Event event = accepted(reader.read(
                IntroductionFacts.CUSTOMER_SIGNED_UP,
                StrictJson.parse("{\"email\":\"ada@example.com\",\"eventId\":\"purchase-A-1\",\"backfill\":true}"),
                PUBLIC));
        assertThat(event.id()).isEqualTo("evt_minted");
        assertThat(event.backfill()).isFalse();
    }

    @Test
    void aMemberOfThePublicCannotTieSomebodysIdToAnotherAddress() {
        String body = "{\"email\":\"eve@example.com\",\"externalId\":\"shop-4711\"}";
        for (FactType<?> type : List.of(IntroductionFacts.CUSTOMER_SIGNED_UP, IntroductionFacts.LEAD_CAPTURED)) {
            assertThat(refused(reader.read(type, StrictJson.parse(body), PUBLIC)))
                    .containsExactly(new FieldProblem("externalId", "needs a signed post"));
        }
        assertThat(accepted(reader.read(IntroductionFacts.LEAD_CAPTURED, StrictJson.parse(body), SIGNED))
                        .customer()
                        .externalId())
                .contains("shop-4711");
    }

    @Test
    void aFormSaysTheSameAsJson() {
        Reading reading = form("email=ada%40example.com&name=Ada&locale=de&timezone=Europe%2FBerlin"
                + "&consent.marketing=on&consent.textVersion=2026-01&attribution.source=");
        assertThat(accepted(reading).fact())
                .isEqualTo(new Fact.CustomerSignedUp(
                        Optional.of("Ada"),
                        Optional.of("de"),
                        Optional.of("Europe/Berlin"),
                        Optional.of(new ConsentGiven(true, "web form", Optional.of("2026-01"), HOME, false)),
                        Optional.empty()));
    }

    @Test
    void theProofOfAConsentIsTheAddressThatThePublicPostedFromAndNotWhatItSays() {
        String consent = "{\"email\":\"ada@example.com\",\"consent\":{\"marketing\":true%s}}";
        for (FactType<?> type : List.of(IntroductionFacts.CUSTOMER_SIGNED_UP, IntroductionFacts.LEAD_CAPTURED)) {
            Event event = accepted(reader.read(type, StrictJson.parse(consent.formatted("")), PUBLIC));
            assertThat(consent(event).proof()).isEqualTo(HOME);
            assertThat(refused(reader.read(type, StrictJson.parse(consent.formatted(",\"proof\":\"crm/17\"")), PUBLIC)))
                    .containsExactly(new FieldProblem("consent.proof", "needs a signed post"));
        }
    }

    @Test
    void theCompanyNamesItsOwnProofOrNone() {
        String consent = "{\"email\":\"ada@example.com\",\"consent\":{\"marketing\":true%s}}";
        Event named = accepted(reader.read(
                IntroductionFacts.CUSTOMER_SIGNED_UP,
                StrictJson.parse(consent.formatted(",\"proof\":\"crm/17\"")),
                SIGNED));
        assertThat(consent(named).proof()).contains("crm/17");
        Event none = accepted(reader.read(
                IntroductionFacts.LEAD_CAPTURED,
                StrictJson.parse(consent.formatted(",\"toBeConfirmed\":true")),
                SIGNED));
        assertThat(consent(none)).isEqualTo(new ConsentGiven(true, "lead", Optional.empty(), Optional.empty(), true));
    }

    private static ConsentGiven consent(Event event) {
        return switch (event.fact()) {
            case Fact.CustomerSignedUp it -> it.consent().orElseThrow();
            case Fact.LeadCaptured it -> it.consent().orElseThrow();
            default -> throw new AssertionError(event.fact().type() + " asks for no consent");
        };
    }

    @Test
    void aLeadIsReadWithAllItsFieldsAndItsTime() {
        Event event = accepted(reader.read(IntroductionFacts.LEAD_CAPTURED, StrictJson.parse("""
                                        {"email":"ada@example.com","name":"Ada","locale":"en","timezone":"Europe/London",
                                         "attribution":{"source":"fair"},"interest":"Green teas",
                                         "capturedAt":"2026-11-20T10:00:00Z"}
                                        """), PUBLIC));
        assertThat(event.occurredAt()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(event.customer().key()).isEqualTo(ADA);
        assertThat(event.fact())
                .isEqualTo(new Fact.LeadCaptured(
                        Optional.of("Ada"),
                        Optional.of("en"),
                        Optional.of("Europe/London"),
                        Optional.empty(),
                        Optional.of(new Attribution(Optional.of("fair"), Optional.empty(), Optional.empty())),
                        Optional.of("Green teas")));
    }

    @Test
    void aBoxThatWasNotTickedSaysNothingAboutConsent() {
        Reading reading = form("email=ada%40example.com&consent.textVersion=2026-01");
        assertThat(((Fact.CustomerSignedUp) accepted(reading).fact()).consent()).isEmpty();
    }

    private Reading form(String form) {
        return reader.read(IntroductionFacts.CUSTOMER_SIGNED_UP, FormBody.parse(form.getBytes(UTF_8)), FORM);
    }

    @ParameterizedTest
    @CsvSource({
        "name, Ada\\r\\nBcc: eve@example.com, holds control characters",
        "locale, de_DE, must be a BCP 47 language tag such as de or de-DE",
        "timezone, Europe/Atlantis, must be an IANA time zone such as Europe/Berlin",
        "email, ada@@example, is not an e-mail address"
    })
    void aSignUpsFieldsAreChecked(String field, String value, String reason) {
        String body = "{\"email\":\"ada@example.com\",\"" + field + "\":\"" + value + "\"}";
        String once = field.equals("email") ? body.replaceFirst("\"email\":\"ada@example.com\",", "") : body;
        assertThat(refused(reader.read(IntroductionFacts.CUSTOMER_SIGNED_UP, StrictJson.parse(once), PUBLIC)))
                .containsExactly(new FieldProblem(field, reason));
    }
}
