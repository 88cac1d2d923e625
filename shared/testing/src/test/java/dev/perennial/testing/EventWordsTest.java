package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.answer;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.refund;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the timeline says: every event in plain words, every decision with its "because". */
class EventWordsTest {
    private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));
    private static final Instant LATER = NOON.plus(Duration.ofDays(50));

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);

    @Test
    void everyFactIsToldInPlainWords() {
        assertThat(what(signUp(true))).isEqualTo("signed up");
        assertThat(what(purchase("A-1", 1000))).isEqualTo("bought: order A-1, EUR 10.00");
        assertThat(what(refund("R-1", "A-1", 100))).isEqualTo("refunded: EUR 1.00 of order A-1");
        assertThat(what(new Fact.OrderDelayed("A-1", LocalDate.of(2026, 12, 9), Optional.empty())))
                .isEqualTo("order A-1 is delayed until 2026-12-09");
        assertThat(what(answer(7))).isEqualTo("answered nps: 7");
        assertThat(what(new Fact.ReviewWritten("R-1", 4, Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo("review R-1: 4 of 5 stars");
        assertThat(what(complaint("C-1"))).isEqualTo("complained: C-1");
        assertThat(what(new Fact.ComplaintResolved("C-1", Optional.empty()))).isEqualTo("complaint resolved: C-1");
        assertThat(what(activity("login"))).isEqualTo("activity: login");
        assertThat(what(consent(true))).isEqualTo("consented to marketing: letter");
        assertThat(what(consent(false))).isEqualTo("withdrew consent to marketing: letter");
        assertThat(what(bounce(false))).isEqualTo("mail bounced for now: welcome, General");
        assertThat(what(bounce(true))).isEqualTo("mail bounced for good: welcome, General");
        assertThat(what(spam())).isEqualTo("mail reported as spam: welcome");
        assertThat(what(new Fact.EmailClicked("welcome"))).isEqualTo("followed a link in welcome");
    }

    @Test
    void whatTheSenderAddsIsToldAsWell() {
        assertThat(what(new Fact.SurveyAnswered("nps", 7, Optional.of("fine"), Optional.empty())))
                .isEqualTo("answered nps: 7, “fine”");
        assertThat(what(new Fact.OrderDelayed("A-1", LocalDate.of(2026, 12, 9), Optional.of("snow"))))
                .isEqualTo("order A-1 is delayed until 2026-12-09: snow");
        assertThat(what(new Fact.ReviewWritten(
                        "R-1", 2, Optional.of("A-1"), Optional.of("cup"), Optional.of("chipped"))))
                .isEqualTo("review R-1: 2 of 5 stars for cup, “chipped”");
        assertThat(what(new Fact.ActivityRecorded("login", Optional.of("web shop"))))
                .isEqualTo("activity: login, web shop");
        assertThat(what(new Fact.ComplaintRaised("C-1", Optional.of("wet parcel"))))
                .isEqualTo("complained: C-1, wet parcel");
        assertThat(what(new Fact.ComplaintResolved("C-1", Optional.of("sent again"))))
                .isEqualTo("complaint resolved: C-1, sent again");
    }

    @Test
    void historyIsToldAsHistoryAndNamesTheMailsThatDoNotGo() {
        TimelineEntry entry = told(event("s", NOON, NOON, true, signUp(true)));
        assertThat(entry.what()).isEqualTo("signed up (history)");
        assertThat(entry.decisions()).contains("no welcome mail: this is history, it sends nothing");
    }

    @Test
    void whatIsSaidInAFormIsTold() {
        assertThat(decisions(event("s1", NOON, signUp(true)))).contains("consent to marketing granted: web form");
        assertThat(decisions(event("s2", NEXT_DAY, signUp(false))))
                .contains(
                        "no marketing consent given; what was agreed before stays",
                        "had signed up before; greeted once");
    }

    @Test
    void whichWordOnConsentCountsIsTold() {
        assertThat(decisions(event("c1", NEXT_DAY, consent(false)))).contains("consent to marketing withdrawn: letter");
        assertThat(decisions(event("c2", NOON, consent(true))))
                .containsExactly("consent to marketing was withdrawn later; that counts");
        house.record(event("c3", LATER, consent(true)));
        assertThat(decisions(event("c4", NEXT_DAY.plusSeconds(1), consent(false))))
                .containsExactly("consent to marketing was granted later; that counts");
    }

    @Test
    void whyNoMailGoesToAnAddressIsTold() {
        assertThat(decisions(event("", NOON, bounce(false)))).contains("a passing bounce; the address stays in use");
        assertThat(decisions(event("", NOON, bounce(true))))
                .contains("address suppressed: mail to the address bounced for good: General");
        assertThat(decisions(event("", NOON, spam())))
                .contains(
                        "address suppressed: reported as spam: welcome",
                        "consent to marketing withdrawn: spam complaint");
    }

    @Test
    void whatComesOfAnAnswerIsTold() {
        assertThat(decisions(event("a1", NEXT_DAY, answer(3))))
                .contains("reported as a detractor, so that somebody follows up");
        assertThat(decisions(event("a2", NOON, answer(9)))).containsExactly("a later answer counts");
    }

    @Test
    void aComplaintWhoseResolutionCameFirstIsToldAsSuch() {
        house.record(event("", NEXT_DAY, new Fact.ComplaintResolved("C-1", Optional.empty())));
        assertThat(decisions(event("", NOON, complaint("C-1")))).contains("its resolution arrived before it");
        assertThat(house.ada().feedback().openComplaints()).isEmpty();
    }

    @Test
    void whatBecomesOfARefundIsTold() {
        assertThat(decisions(event("", NOON, refund("R-1", "A-1", 100)))).contains("waits for order A-1 to arrive");
        assertThat(decisions(event("", NOON, yenBack("R-2", "A-1")))).containsExactly("waits for order A-1 to arrive");
        assertThat(decisions(event("", NOON, purchase("A-1", 1000))))
                .contains(
                        "refund of EUR 1.00 had waited for this order and is taken off",
                        "refused: a refund in JPY of an order in EUR");
        assertThat(decisions(event("", NOON, refund("R-3", "A-1", 900)))).contains("taken off what was spent");
        assertThat(decisions(event("", NOON, refund("R-4", "A-1", 1))))
                .containsExactly("refused: EUR 0.01 is more than is left of EUR 10.00 after refunds of EUR" + " 10.00");
        assertThat(decisions(event("", NOON, yenBack("R-5", "A-1"))))
                .containsExactly("refused: a refund in JPY of an order in EUR");
    }

    @Test
    void whyACustomerIsWorriedAboutOrNotIsTold() {
        house.record(event("", NOON, purchase("A-1", 1000)));
        house.record(event("a", NEXT_DAY, activity("login")));
        assertThat(decisions(due(LATER.minus(Duration.ofDays(5)))))
                .contains("not silent for long enough: due again later (inactivity)");
        assertThat(decisions(due(LATER))).contains("churn risk raised: silent for 49 days, at risk after 45 days");
        assertThat(decisions(event("b", LATER, activity("login"))))
                .contains("churn risk cleared: seen again: activity: login");
    }

    @Test
    void everySignOfLifeIsOne() {
        List<Fact> signs = List.of(
                signUp(true),
                purchase("A-1", 1000),
                answer(9),
                activity("login"),
                complaint("C-1"),
                new Fact.EmailClicked("welcome"));
        for (int i = 0; i < signs.size(); i++) {
            Instant at = NOON.plus(Duration.ofDays(i));
            house.record(event("sign " + i, at, signs.get(i)));
            assertThat(house.ada().lifecycle().lastSeenAt())
                    .as("%s", signs.get(i))
                    .contains(at);
        }
        house.record(event("late", NEXT_DAY, answer(9)));
        house.record(event("letter", LATER, consent(false)));
        assertThat(house.ada().lifecycle().lastSeenAt())
                .as("no sign of life: an answer of the past, a letter")
                .contains(NOON.plus(Duration.ofDays(5)));
    }

    @Test
    void anAnswerThatDoesNotCountIsASignOfLifeAllTheSame() {
        house.record(event("a1", NOON, answer(2)));
        house.record(event("a2", NOON, answer(9)));
        house.record(event("a3", NEXT_DAY, NEXT_DAY, false, answer(9)));
        house.record(event("a4", NEXT_DAY, NEXT_DAY, false, answer(10)));
        assertThat(house.ada().feedback().nps().orElseThrow().score()).isEqualTo(9);
        assertThat(house.ada().lifecycle().lastSeenAt()).contains(NEXT_DAY);
    }

    private Event due(Instant at) {
        Instant dueAt = house.ada().agenda().orElseThrow().dueAt();
        return event("", at, at, false, new Fact.CustomerDue(dueAt, "inactivity"));
    }

    private String what(Fact fact) {
        return new TestSystem(Samples.PLAYBOOK).record(event("id", NOON, fact)) instanceof Decision.Write write
                ? entry(write).what()
                : "";
    }

    private List<String> decisions(Event event) {
        return told(event).decisions();
    }

    private TimelineEntry told(Event event) {
        return entry((Decision.Write) house.record(event));
    }

    private static TimelineEntry entry(Decision.Write write) {
        return (TimelineEntry) write.next().owed().getFirst();
    }

    private static Fact activity(String kind) {
        return new Fact.ActivityRecorded(kind, Optional.empty());
    }

    private static Fact complaint(String id) {
        return new Fact.ComplaintRaised(id, Optional.empty());
    }

    private static Fact yenBack(String refundId, String orderId) {
        return new Fact.PurchaseRefunded(refundId, orderId, new Money(100, "JPY"));
    }

    private static Fact consent(boolean granted) {
        return new Fact.ConsentChanged("marketing", granted, "letter", Optional.empty(), Optional.empty());
    }

    private static Fact bounce(boolean permanent) {
        return new Fact.EmailBounced("welcome", permanent, "General", Optional.empty());
    }

    private static Fact spam() {
        return new Fact.EmailComplained("welcome", Optional.empty());
    }
}
