package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.fields.Placeholders;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.flow.effects.EffectRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of the company's that strangers give. */
class SharedIdTest {
    private static final EmailAddress ANN = new EmailAddress("a@example.com");
    private static final EmailAddress BEA = new EmailAddress("b@example.com");
    private static final EmailAddress CLEO = new EmailAddress("c@example.com");
    private static final EmailAddress DORA = new EmailAddress("d@example.com");

    private final TestSystem house = new TestSystem(playbook("Laufkundschaft"));

    private static Playbook playbook(String placeholder) {
        Playbook usual = Samples.PLAYBOOK;
        return new Playbook(
                usual.version(),
                usual.stages(),
                usual.inactivity(),
                usual.surveys(),
                usual.courtesy(),
                usual.journeys(),
                usual.segments(),
                usual.rewards(),
                new Placeholders(Set.of(placeholder)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "null",
                "undefined",
                "None",
                "NaN",
                "guest",
                "anonymous",
                "[object Object]",
                "00000000-0000-0000-0000-000000000000",
                "laufkundschaft"
            })
    void aPlaceholderMakesNoOneOfStrangers(String id) {
        buys(ANN, id, "A-1", NOON);
        buys(BEA, id, "B-1", NOON);
        house.settle(NOON);
        assertThat(customer(ANN).id()).isEqualTo(CustomerId.of(ANN));
        assertThat(customer(BEA).id()).isEqualTo(CustomerId.of(BEA));
        assertThat(customer(ANN).purchases().orders()).isEqualTo(1);
        assertThat(customer(ANN).identity().aliases()).isEmpty();
        assertThat(customer(ANN).profile().externalId()).isEmpty();
        assertThat(house.customers.own(CustomerId.ofExternal(id))).isEmpty();
        assertThat(told(ANN))
                .contains("its externalId is a placeholder and names nobody; it counts for the other name alone");
    }

    @Test
    void aPlaceholderAloneNamesNobody() {
        CustomerRef nobody = CustomerRef.ofExternal("Laufkundschaft");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> house.record(new Event(
                        "e", NOON, NOON, false, nobody, new Fact.ActivityRecorded("login", Optional.empty()))))
                .withMessageContaining("externalId");
        assertThat(house.customers.images()).isEmpty();
    }

    @Test
    void whoeverIsForgottenTakesNobodyWithThemByAPlaceholder() {
        buys(ANN, "0", "A-1", NOON);
        buys(BEA, "0", "B-1", NOON);
        CustomerRef ann = new CustomerRef(Optional.empty(), Optional.of(ANN), Optional.of("0"));
        house.record(new Event(
                "x", NOON.plusSeconds(1), NOON.plusSeconds(1), false, ann, new Fact.CustomerErased(Optional.empty())));
        house.settle(NOON.plusSeconds(2));
        assertThat(customer(ANN).isErased()).isTrue();
        assertThat(customer(ANN).ids()).containsExactly(CustomerId.of(ANN));
        assertThat(customer(BEA).purchases().orders()).isEqualTo(1);
    }

    @Test
    void anIdIsNotBelievedForAThirdAddressWithinDays() {
        EffectRunner relay = new EffectRunner(house.customers, house.timeline, house.emails, house.outbox);
        buys(ANN, "till-7", "A-1", NOON);
        buys(BEA, "till-7", "B-1", NOON.plus(Duration.ofDays(1)));
        house.settle(NOON);
        buys(CLEO, "till-7", "C-1", NOON.plus(Duration.ofDays(2)));
        Customer newest = house.customers.images().getLast();
        assertThat(relay.carryOut(newest)).isEqualTo(1);
        house.settle(NOON);
        buys(DORA, "till-7", "D-1", NOON.plus(Duration.ofDays(2)));
        house.settle(NOON);
        assertThat(customer(ANN)).isEqualTo(customer(BEA));
        assertThat(customer(ANN).purchases().orders()).isEqualTo(2);
        assertThat(customer(CLEO).purchases().orders()).isEqualTo(1);
        assertThat(customer(DORA).purchases().orders()).isEqualTo(1);
        assertThat(told(CLEO))
                .anyMatch(it -> it.contains("given with 3 addresses within 7 days; is it shared by many?"));
        assertThat(relay.carryOut(newest)).as("the same when it comes again").isEqualTo(1);
        buys(CLEO, "till-7", "C-2", NOON.plus(Duration.ofDays(3)));
        assertThat(relay.carryOut(house.customers.images().getLast())).isZero();
        house.settle(NOON);
        assertThat(customer(CLEO).purchases().orders()).isEqualTo(2);
    }

    @Test
    void whoeverComesFirstIsWhoeverIsTakenIn() {
        buys(ANN, "till-7", "A-1", NOON);
        buys(BEA, "till-7", "B-1", NOON.plusSeconds(1));
        buys(CLEO, "till-7", "C-1", NOON.plusSeconds(2));
        house.settle(NOON);
        assertThat(List.of(
                                customer(ANN).id(),
                                customer(BEA).id(),
                                customer(CLEO).id())
                        .stream()
                        .distinct())
                .hasSize(2);
    }

    @Test
    void addressesThatFollowOneAnotherOverTheYearsAreOnePersons() {
        Instant then = NOON.minus(Duration.ofDays(900));
        buys(ANN, "K-7", "A-1", then);
        buys(BEA, "K-7", "B-1", then.plus(Duration.ofDays(4)));
        buys(CLEO, "K-7", "C-1", then.plus(Duration.ofDays(8)));
        buys(DORA, "K-7", "D-1", NOON);
        house.settle(NOON);
        assertThat(customer(ANN).purchases().orders()).isEqualTo(4);
        assertThat(customer(DORA)).isEqualTo(customer(ANN));
    }

    @Test
    void whatIsKnownOfTiesStaysSmall() {
        for (int i = 0; i < 40; i++) {
            Instant at = NOON.plus(Duration.ofDays(i));
            buys(ANN, "K-" + i, "A-" + i, at);
            house.settle(at);
        }
        assertThat(customer(ANN).identity().ties().known()).hasSize(19);
        buys(ANN, "K-0", "A-40", NOON.plus(Duration.ofDays(400)));
        assertThat(customer(ANN).identity().ties().known()).hasSize(19);
        buys(BEA, "L-1", "B-1", NOON);
        buys(BEA, "L-2", "B-2", NOON.plus(Duration.ofDays(60)));
        assertThat(customer(BEA).identity().ties().known()).hasSize(1);
    }

    private void buys(EmailAddress who, String id, String order, Instant at) {
        CustomerRef names = new CustomerRef(Optional.empty(), Optional.of(who), Optional.of(id));
        house.record(new Event("", at, at, false, names, purchase(order, 100)));
    }

    private Customer customer(EmailAddress who) {
        return house.customer(CustomerId.of(who));
    }

    private List<String> told(EmailAddress who) {
        return house.timeline.of(customer(who).id()).stream()
                .flatMap(row -> row.decisions().stream())
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }
}
