package dev.perennial.testing;

import static dev.perennial.testing.Samples.ADA;
import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.refund;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.document.CustomerDocument;
import dev.perennial.domain.entitlements.GrantedOffer;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Categories.Category;
import dev.perennial.domain.playbook.Categories.Next;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Money;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who bought tea is granted an offer for the category that comes next, and hears of it. */
class NextCategoryTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static final Categories SHOP = new Categories(
            List.of(
                    new Category(
                            "tea", List.of("Black tea"), List.of(new Next("cups", 2.5, 20), new Next("pots", 1.5, 40))),
                    new Category("cups", List.of(), List.of()),
                    new Category("pots", List.of(), List.of())),
            Set.of("try"));

    private final TestSystem house = new TestSystem(playbook(new Step.Grant("try", "try"), mail()));

    @Test
    void theRecordKeepsTheCategoriesBoughtAndNothingElse() {
        assertThat(CustomerDocument.of(house.ada())).doesNotContainKey("categories");
        buy("A-1", NOON, "Black Tea ", "socks");
        buy("A-2", NOON, "tea", "pots");
        assertThat(CustomerDocument.of(house.ada())).containsEntry("categories", List.of("pots", "tea"));
    }

    @Test
    void theyDoNotDependOnTheOrderOfArrival() {
        List<Event> events = new ArrayList<>(List.of(
                order("A-1", NOON, "tea"),
                order("A-2", NOON.plus(DAY), "cups", "tea"),
                order("A-1", NOON, "tea"),
                order("A-3", NOON.plus(DAY), "pots")));
        events.forEach(house::record);
        TestSystem other = new TestSystem(playbook());
        Collections.reverse(events);
        events.forEach(other::record);
        assertThat(other.ada().purchases()).isEqualTo(house.ada().purchases());
        assertThat(other.ada().purchases().categories()).containsExactly("cups", "pots", "tea");
    }

    @Test
    void aRefundTakesNoCategoryBack() {
        buy("A-1", NOON, "tea");
        house.record(event("r", NOON.plus(DAY), refund("R-1", "A-1", 1000)));
        assertThat(house.ada().purchases().categories()).containsExactly("tea");
    }

    @Test
    void anErasureForgetsThem() {
        buy("A-1", NOON, "tea");
        house.record(event("e", NOON.plus(DAY), new Fact.CustomerErased(Optional.empty())));
        house.settle(NOON.plus(DAY));
        assertThat(house.ada().purchases().categories()).isEmpty();
        assertThat(CustomerDocument.of(house.ada())).doesNotContainKey("categories");
        buy("A-2", NOON.plus(DAY.multipliedBy(2)), "pots");
        assertThat(house.ada().purchases().categories()).containsExactly("pots");
    }

    @Test
    void twoRecordsThatBecomeOneHaveThoseOfBoth() {
        buy("A-1", NOON, "tea");
        CustomerRef byNumber = CustomerRef.ofExternal("K-7");
        house.record(new Event(
                "x", NOON, NOON, false, byNumber, order("A-2", NOON, "pots").fact()));
        house.record(new Event(
                "both",
                NOON.plus(DAY),
                NOON.plus(DAY),
                false,
                new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of("K-7")),
                new Fact.ActivityRecorded("login", Optional.empty())));
        house.settle(NOON.plus(DAY));
        assertThat(house.customer(CustomerId.ofExternal("K-7")).purchases().categories())
                .containsExactly("pots", "tea");
    }

    @Test
    void theOfferIsForTheNextCategoryAndTheMailShowsIt() {
        signUpAndBuy("tea");
        assertThat(offer().category()).contains("cups");
        assertThat(house.outbox.announcements())
                .filteredOn(it -> it.type().equals("OfferGranted"))
                .singleElement()
                .satisfies(it -> assertThat(it.data()).containsEntry("category", "cups"));
        assertThat(house.mailer.calls())
                .extracting(Message::data)
                .singleElement()
                .satisfies(data ->
                        assertThat(data).containsEntry("nextCategory", "cups").containsEntry("offer", "try"));
        assertThat(told()).contains("; cups is bought 2.5 times as often by who bought tea (20 customers)");
    }

    @Test
    void whereThereIsNoNextCategoryNothingIsGrantedAndNothingSent() {
        signUpAndBuy("cups");
        assertThat(house.ada().entitlements().offers()).isEmpty();
        assertThat(house.mailed()).isEmpty();
        assertThat(told())
                .contains("no offer try: there is no next category", "no path mail: there is no next category");
    }

    @Test
    void aMailWhoseCategoryWasBoughtWhileItWaitedIsNotSent() {
        TestSystem waiting = new TestSystem(
                playbook(new Step.Grant("try", "try"), new Step.Wait("day", DAY, Optional.empty()), mail()));
        waiting.record(event("s", NOON, signUp(true)));
        waiting.record(order("A-1", NOON, "tea"));
        waiting.record(order("A-2", NOON.plusSeconds(60), "cups"));
        waiting.wake(NOON.plus(DAY));
        assertThat(waiting.mailed()).isEmpty();
        assertThat(waiting.ada().entitlements().offers().getFirst().isOpen(NOON.plus(DAY)))
                .isTrue();
        assertThat(told(waiting)).contains("no path mail: its category, cups, was bought meanwhile");
    }

    @Test
    void aMailWhoseCategoryIsBoughtOnItsWayOutIsRefused() {
        house.record(event("s", NOON, signUp(true)));
        house.record(order("A-1", NOON, "tea"));
        house.record(order("A-2", NOON, "cups"));
        house.settle(NOON);
        Message owed = house.outbox.messages().getFirst();
        assertThat(house.mailed()).isEmpty();
        assertThat(house.emails.find(CustomerId.of(ADA), owed.sendKey()).orElseThrow())
                .extracting(LedgerEntry::status, LedgerEntry::because)
                .containsExactly(Status.SUPPRESSED, "its category, cups, was bought meanwhile");
    }

    @Test
    void withoutAnOfferTheMailShowsWhatIsNextByThen() {
        TestSystem plain = new TestSystem(playbook(new Step.Wait("day", DAY, Optional.empty()), mail()));
        plain.record(event("s", NOON, signUp(true)));
        plain.record(order("A-1", NOON, "tea"));
        plain.record(order("A-2", NOON.plusSeconds(60), "cups"));
        plain.wake(NOON.plus(DAY));
        assertThat(plain.mailer.calls())
                .extracting(it -> it.data().get("nextCategory"))
                .containsExactly("pots");
        assertThat(told(plain)).contains("pots is bought 1.5 times as often by who bought tea (40 customers)");
    }

    private static String told(TestSystem house) {
        return Samples.told(house);
    }

    private String told() {
        return told(house);
    }

    private GrantedOffer offer() {
        return house.ada().entitlements().offers().getFirst();
    }

    private void signUpAndBuy(String category) {
        house.record(event("s", NOON, signUp(true)));
        buy("A-1", NOON, category);
        house.settle(NOON);
    }

    private void buy(String orderId, Instant at, String... categories) {
        house.record(order(orderId, at, categories));
    }

    private static Event order(String orderId, Instant at, String... categories) {
        List<Fact.Item> items = List.of(categories).stream()
                .map(it -> new Fact.Item(it, Optional.empty(), Optional.of(it), 1, Optional.empty()))
                .toList();
        return event("purchase-" + orderId, at, new Fact.PurchaseCompleted(orderId, new Money(1000, "EUR"), items));
    }

    private static Step mail() {
        return new Step.Send("next", "next", DAY.multipliedBy(7), true, false, Optional.empty(), true);
    }

    private static Playbook playbook(Step... steps) {
        Journey path = new Journey(
                "path",
                "PurchaseCompleted",
                (customer, _, _) -> customer.purchases().orders() == 1,
                false,
                Duration.ofDays(7),
                List.of(),
                List.of(steps));
        return Samples.PLAYBOOK
                .with(steps.length == 0 ? List.<Journey>of() : List.of(path))
                .with(new Playbook.Rewards(Map.of("try", Duration.ofDays(30)), Optional.empty(), SHOP));
    }
}
