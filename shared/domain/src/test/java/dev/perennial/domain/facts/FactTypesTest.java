package dev.perennial.domain.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactTypesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Fact LOGIN = new Fact.ActivityRecorded("login", Optional.empty());

    @Test
    void eachFactIsDeclaredOnce() {
        assertThat(FactTypes.all().stream().<Class<?>>map(FactType::facts))
                .containsExactlyInAnyOrderElementsOf(facts(Fact.class).toList());
    }

    private static Stream<Class<?>> facts(Class<?> of) {
        return of.isInterface() ? Stream.of(of.getPermittedSubclasses()).flatMap(FactTypesTest::facts) : Stream.of(of);
    }

    @Test
    void eachFactIsFoundByItsNameAndByItself() {
        for (FactType<?> type : FactTypes.all()) {
            assertThat(FactTypes.named(type.eventName())).contains(type);
        }
        assertThat(FactTypes.of(LOGIN)).isSameAs(ActivityFacts.ACTIVITY_RECORDED);
        assertThat(LOGIN.type()).isEqualTo(ActivityFacts.ACTIVITY_RECORDED.eventName());
    }

    /** Stored ids begin so: none of them may ever become one that a sender chooses. */
    @Test
    void noIdThatASenderChoosesBeginsAsAKeyDoes() {
        for (String prefix : List.of(
                "purchase-",
                "refund-",
                "survey-",
                "complaint-",
                "due-",
                "bounced-",
                "complained-",
                "clicked-",
                "merged-",
                "mail-")) {
            assertThat(chosen(prefix + "1").id()).isEqualTo("sent:" + prefix + "1");
        }
        assertThat(chosen("own-1").id()).isEqualTo("own-1");
    }

    private static Event chosen(String id) {
        return new Event(id, NOON, NOON, false, CustomerRef.ofExternal("4711"), LOGIN);
    }

    @Test
    void aKeyBeginsAsItIsSaidTo() {
        for (Fact fact : List.of(
                new Fact.EmailBounced("welcome", true, "full", Optional.empty()),
                new Fact.EmailBounced("welcome", false, "full", Optional.empty()),
                new Fact.EmailComplained("welcome", Optional.empty()),
                new Fact.CustomersMerged(CustomerId.ofExternal("4711")))) {
            assertThat(fact.naturalKey().orElseThrow())
                    .startsWith(FactTypes.of(fact).key().orElseThrow().prefix());
        }
    }

    @Test
    void twoFactsOfOnePathAreToldApart() {
        for (String path : FactTypes.paths()) {
            assertThat(FactTypes.postedTo(path).stream()
                            .map(type -> type.address().orElseThrow().flag()))
                    .as(path)
                    .doesNotHaveDuplicates();
        }
        assertThat(FactTypes.postedTo("/v1/nowhere")).isEmpty();
    }

    @Test
    void conditionsSeeWhatIsDeclaredSoAndNothingElse() {
        assertThat(FactTypes.of(LOGIN).view(LOGIN)).containsOnlyKeys("kind");
        assertThat(ActivityFacts.ACTIVITY_RECORDED.view(new Fact.ActivityRecorded("login", Optional.of("by phone"))))
                .containsOnlyKeys("kind");
    }
}
