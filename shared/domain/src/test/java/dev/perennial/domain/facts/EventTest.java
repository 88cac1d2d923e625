package dev.perennial.domain.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Money EURO = new Money(100, "EUR");

    @Test
    void aFactThatNamesItselfGivesItsEventTheId() {
        assertThat(id(new Fact.PurchaseCompleted("A-1", EURO, List.of()))).isEqualTo("purchase-A-1");
        assertThat(id(new Fact.PurchaseRefunded("R-1", "A-1", EURO))).isEqualTo("refund-R-1");
        assertThat(id(answer(Optional.of("thank-you.A-1")))).isEqualTo("survey-thank-you.A-1");
        assertThat(id(new Fact.ComplaintRaised("C-1", Optional.empty()))).isEqualTo("complaint-C-1");
        assertThat(id(new Fact.ComplaintResolved("C-1", Optional.empty()))).isEqualTo("complaint-C-1-resolved");
        assertThat(id(new Fact.CustomerDue(NOON, "inactivity"))).isEqualTo("due-2026-11-20T12:00:00Z");
        assertThat(id(new Fact.EmailClicked("welcome"))).isEqualTo("clicked-welcome");
    }

    @Test
    void aFactThatMayHappenTwiceKeepsTheIdThatItCameWith() {
        assertThat(id(answer(Optional.empty()))).isEqualTo("given");
        assertThat(id(new Fact.ActivityRecorded("login", Optional.empty()))).isEqualTo("given");
    }

    @Test
    void theFingerprintDiffersWithTheContentAlone() {
        assertThat(event(answer(Optional.empty())).fingerprint())
                .hasSize(6)
                .isEqualTo(event(answer(Optional.empty())).fingerprint())
                .isNotEqualTo(event(answer(Optional.of("other"))).fingerprint());
    }

    private static Fact answer(Optional<String> sendKey) {
        return new Fact.SurveyAnswered("nps", 9, Optional.empty(), sendKey);
    }

    private static String id(Fact fact) {
        return event(fact).id();
    }

    private static Event event(Fact fact) {
        return new Event("given", NOON, NOON, false, CustomerRef.ofExternal("4711"), fact);
    }
}
