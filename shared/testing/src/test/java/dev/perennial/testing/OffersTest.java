package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.refund;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.perennial.document.CustomerDocument;
import dev.perennial.domain.entitlements.GrantedOffer;
import dev.perennial.domain.entitlements.GrantedOffer.Claim;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ada signs up, is granted an offer at once, and hears of it a day and six days later. */
class OffersTest {
    private static final Duration DAY = Duration.ofDays(1);

    /** The end of the thirtieth day in Berlin. */
    private static final Instant UNTIL = Instant.parse("2026-12-20T23:00:00Z");

    private final TestSystem house = new TestSystem(playbook(0));

    @Test
    void aStepGrantsAnOfferWithCodeEndAndReason() {
        signUpAt(NOON);
        GrantedOffer offer = offer();
        assertThat(offer.offer()).isEqualTo("ten");
        assertThat(offer.at()).isEqualTo(NOON);
        assertThat(offer.until()).isEqualTo(UNTIL);
        assertThat(offer.by().words()).isEqualTo("path.gift");
        assertThat(house.outbox.announcements())
                .filteredOn(it -> it.type().equals("OfferGranted"))
                .extracting(Announcement::data)
                .containsExactly(Map.of(
                        "offer", "ten", "code", offer.code(), "validUntil", UNTIL.toString(), "because", "path.gift"));
        assertThat(told()).contains("offer ten granted: " + offer.code() + ", until " + UNTIL);
    }

    @Test
    void theSameDecisionTakenAgainGrantsTheSameCode() {
        signUpAt(NOON);
        TestSystem again = new TestSystem(playbook(0));
        again.record(event("s", NOON, signUp(true)));
        assertThat(again.ada().entitlements()).isEqualTo(house.ada().entitlements());
    }

    @Test
    void theMailsThatFollowShowCodeOfferAndLastDay() {
        signUpAt(NOON);
        house.wake(NOON.plus(DAY));
        assertThat(house.mailer.calls())
                .extracting(Message::data)
                .first()
                .satisfies(data -> assertThat(data)
                        .containsEntry("offer", "ten")
                        .containsEntry("offerCode", offer().code())
                        .containsEntry("offerUntil", "2026-12-20"));
    }

    @Test
    void anOrderUsesItOnce() {
        signUpAt(NOON);
        buy("A-1", NOON.plus(DAY), offer().code());
        assertThat(usedBy()).contains("A-1");
        assertThat(told()).contains("offer code " + offer().code() + " (ten) used by order A-1");
        buy("A-2", NOON.plus(DAY.multipliedBy(2)), offer().code());
        assertThat(usedBy()).contains("A-1");
        assertThat(told()).contains("offer code " + offer().code() + " is used already, by order A-1");
        assertThat(house.ada().purchases().orders()).isEqualTo(2);
    }

    @Test
    void aMailAboutAnOfferThatIsUsedIsNotSent() {
        signUpAt(NOON);
        house.wake(NOON.plus(DAY));
        buy("A-1", NOON.plus(DAY.multipliedBy(2)), offer().code());
        house.wake(NOON.plus(DAY.multipliedBy(7)));
        assertThat(house.mailed()).containsExactly("path.code");
        assertThat(told()).contains("no path mail: its offer is used, has ended, or was not granted");
    }

    @Test
    void whicheverOrderArrivesFirstTheOneThatWasPlacedFirstUsesIt() {
        signUpAt(NOON);
        buy("A-2", NOON.plus(DAY.multipliedBy(2)), offer().code());
        assertThat(usedBy()).contains("A-2");
        buy("A-1", NOON.plus(DAY), offer().code());
        assertThat(usedBy()).contains("A-1");
        assertThat(told()).contains("offer code " + offer().code() + " (ten) used by order A-1");
    }

    @Test
    void aCodeThatDoesNotCountRefusesNoOrderAndSaysWhy() {
        signUpAt(NOON);
        String code = offer().code();
        buy("A-1", UNTIL, code);
        buy("A-2", NOON, "SUMMER20");
        TestSystem other = new TestSystem(playbook(0));
        other.record(by("bea", "s", NOON, signUp(true)));
        String foreign = other.customer(CustomerId.ofExternal("bea"))
                .entitlements()
                .offers()
                .getFirst()
                .code();
        buy("A-3", NOON, foreign);
        assertThat(house.ada().purchases().orders()).isEqualTo(3);
        assertThat(usedBy()).isEmpty();
        assertThat(told())
                .contains("offer code " + code + " ended on " + UNTIL)
                .contains("offer code SUMMER20 is none of ours")
                .contains("offer code " + foreign + " was not granted to this customer");
    }

    @Test
    void aRefundOfTheWholeOrderGivesItBack() {
        signUpAt(NOON);
        String code = offer().code();
        buy("A-1", NOON.plus(DAY), code);
        house.record(event("r1", NOON.plus(DAY), refund("R-1", "A-1", 400)));
        assertThat(usedBy()).contains("A-1");
        house.record(event("r2", NOON.plus(DAY), refund("R-2", "A-1", 600)));
        assertThat(usedBy()).isEmpty();
        house.settle(NOON.plus(DAY));
        assertThat(told()).contains("offer code " + code + " given back: order A-1 is refunded");
        buy("A-2", NOON.plus(DAY.multipliedBy(2)), code);
        assertThat(usedBy()).contains("A-2");
    }

    @Test
    void aRefundThatComesBeforeItsOrderGivesTheOfferBackToo() {
        signUpAt(NOON);
        house.record(event("r", NOON.plus(DAY), refund("R-1", "A-1", 1000)));
        buy("A-1", NOON.plus(DAY), offer().code());
        assertThat(usedBy()).isEmpty();
    }

    @Test
    void whatIsGivenBackGoesToTheNextOrderThatHadNamedIt() {
        signUpAt(NOON);
        buy("A-1", NOON.plus(DAY), offer().code());
        buy("A-2", NOON.plus(DAY.multipliedBy(2)), offer().code());
        house.record(event("r", NOON.plus(DAY.multipliedBy(3)), refund("R-1", "A-1", 1000)));
        assertThat(usedBy()).contains("A-2");
    }

    @Test
    void anOrderInAnotherRecordOfTheCustomerCountsOnceTheyAreOne() {
        signUpAt(NOON);
        String code = offer().code();
        house.record(by("shop-7", "p", NOON.plus(DAY), purchase("A-1", code)));
        assertThat(usedBy()).isEmpty();
        house.record(new Event(
                "login",
                NOON.plus(DAY),
                NOON.plus(DAY),
                false,
                new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of("shop-7")),
                new Fact.ActivityRecorded("login", Optional.empty())));
        house.settle(NOON.plus(DAY));
        assertThat(house.ada().purchases().orders()).isEqualTo(1);
        assertThat(usedBy()).contains("A-1");
    }

    @Test
    void whoIsHeldOutIsGrantedNothing() {
        TestSystem all = new TestSystem(playbook(100));
        all.record(event("s", NOON, signUp(true)));
        assertThat(all.ada().entitlements().offers()).isEmpty();
        assertThat(all.announced()).doesNotContain("OfferGranted");
    }

    @Test
    void someTimeAfterItsEndItIsGoneFromTheRecord() {
        signUpAt(NOON);
        login(UNTIL.plus(Duration.ofDays(30)).minusSeconds(1));
        assertThat(house.ada().entitlements().offers()).hasSize(1);
        login(UNTIL.plus(Duration.ofDays(30)));
        assertThat(house.ada().entitlements().offers()).isEmpty();
        assertThat(CustomerDocument.of(house.ada())).doesNotContainKey("offers");
    }

    @Test
    void whoWasForgottenAndComesAgainGetsAnotherCode() {
        signUpAt(NOON);
        String before = offer().code();
        house.record(event("e", NOON.plus(DAY), new Fact.CustomerErased(Optional.empty())));
        assertThat(house.ada().entitlements().offers()).isEmpty();
        house.record(event("s2", NOON.plus(DAY.multipliedBy(2)), signUp(true)));
        assertThat(offer().code()).isNotEqualTo(before);
    }

    @Test
    void anOperatorReadsWhoUsedIt() {
        signUpAt(NOON);
        buy("A-1", NOON.plus(DAY), offer().code());
        assertThat(CustomerDocument.of(house.ada()).get("offers"))
                .asInstanceOf(LIST)
                .first()
                .isEqualTo(Map.of(
                        "offer",
                        "ten",
                        "code",
                        offer().code(),
                        "at",
                        NOON.toString(),
                        "until",
                        UNTIL.toString(),
                        "because",
                        "path.gift",
                        "usedBy",
                        "A-1",
                        "usedAt",
                        NOON.plus(DAY).toString(),
                        "claims",
                        List.of(NOON.plus(DAY) + " bought A-1")));
    }

    private void signUpAt(Instant at) {
        house.record(event("s", at, signUp(true)));
        house.settle(at);
    }

    private void buy(String order, Instant at, String code) {
        house.record(event(order, at, purchase(order, code)));
        house.settle(at);
    }

    private void login(Instant at) {
        house.record(event("l" + at, at, new Fact.ActivityRecorded("login", Optional.empty())));
    }

    private static Fact purchase(String order, String code) {
        return new Fact.PurchaseCompleted(order, new Money(1000, "EUR"), List.of(), Optional.of(code));
    }

    private static Event by(String externalId, String id, Instant at, Fact fact) {
        return new Event(id, at, at, false, CustomerRef.ofExternal(externalId), fact);
    }

    private GrantedOffer offer() {
        return house.ada().entitlements().offers().getFirst();
    }

    private Optional<String> usedBy() {
        return offer().use().map(Claim::orderId);
    }

    private List<String> told() {
        return house.timeline.of(house.ada().id()).stream()
                .map(TimelineEntry::decisions)
                .flatMap(List::stream)
                .toList();
    }

    private static Playbook playbook(int holdoutPercent) {
        Journey path = new Journey(
                "path",
                "CustomerSignedUp",
                Condition.ALWAYS,
                true,
                Duration.ofDays(7),
                List.of(),
                List.of(
                        new Step.Grant("gift", "ten"),
                        new Step.Wait("day", DAY, Optional.empty()),
                        mail("code"),
                        new Step.Wait("days", DAY.multipliedBy(5), Optional.empty()),
                        mail("reminder")));
        return new Playbook(
                        "offers",
                        Samples.PLAYBOOK.stages(),
                        Samples.PLAYBOOK.inactivity(),
                        Samples.PLAYBOOK.surveys(),
                        new Playbook.Courtesy(
                                LocalTime.NOON, LocalTime.NOON, Samples.COURTESY.timezone(), 5, 5, holdoutPercent),
                        List.of(path))
                .with(new Playbook.Rewards(Map.of("ten", Duration.ofDays(30)), Optional.empty()));
    }

    private static Step mail(String template) {
        return new Step.Send(template, template, Duration.ofDays(7), false, true, Optional.empty());
    }
}
