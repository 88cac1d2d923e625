package dev.perennial.functions.relay;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.signUp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.LedgerDocument;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.flow.effects.EffectRunner;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.testing.Samples;
import dev.perennial.testing.StreamJson;
import dev.perennial.testing.TestContext;
import dev.perennial.testing.TestSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final Map<String, Object> LINK =
            Map.of("customerId", CustomerId.ofExternal("7").value(), "leadsTo", "anywhere");

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);
    private final TestContext context = new TestContext();
    private final List<String> lines = new ArrayList<>();
    private final Relay relay =
            new Relay(new EffectRunner(house.customers, house.timeline, house.emails, house.outbox), lines::add);

    @BeforeEach
    void adaSignedUpAndBought() {
        house.record(event("s", NOON, signUp(true)));
        house.record(event("p", NOON, purchase("A-1", 4998)));
    }

    @Test
    void whatTheImagesOweIsCarriedOut() throws IOException {
        StreamJson stream = new StreamJson("").inserted(1, image(0)).modified(2, image(0), image(1));
        assertThat(answer(stream)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(house.outbox.messages())
                .extracting(Effect.Message::sendKey)
                .containsExactly("welcome", "thank-you.A-1");
        assertThat(house.timeline.of(CustomerId.of(Samples.ADA)))
                .extracting(Effect.TimelineEntry::eventId)
                .containsExactly("purchase-A-1", "s");
    }

    @Test
    void anIdThatManyShareIsCountedWithoutSayingWhose() throws IOException {
        for (String who : List.of("a", "b", "c")) {
            CustomerRef names = new CustomerRef(
                    Optional.empty(), Optional.of(new EmailAddress(who + "@example.com")), Optional.of("till-7"));
            house.record(new Event("", NOON, NOON, false, names, purchase(who, 100)));
            answer(new StreamJson("").inserted(1, image(house.customers.images().size() - 1)));
        }
        assertThat(lines.getLast()).contains("\"doubted\":{\"ids\":1}").doesNotContain("till-7");
    }

    @Test
    void aPoisonRecordIsReportedAndAllFromThereOnComeAgain() throws IOException {
        Map<String, Object> poison = image(0);
        poison.put("stage", "NO SUCH STAGE");
        StreamJson stream = new StreamJson("")
                .inserted(1, image(0))
                .modified(2, image(0), poison)
                .modified(3, poison, image(1));
        assertThat(answer(stream)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
        assertThat(house.outbox.messages()).extracting(Effect.Message::sendKey).containsExactly("welcome");
        assertThat(context.log()).singleElement().asString().contains("item 2").contains("field stage");
    }

    @Test
    void removedRecordsAndLinksOweNothing() throws IOException {
        StreamJson stream = new StreamJson("").removed(1, image(0)).inserted(2, LINK);
        assertThat(answer(stream)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(house.outbox.messages()).isEmpty();
    }

    @Test
    void whatIsLeftOfADissolvedRecordOwesNothing() throws IOException {
        Map<String, Object> closed = CustomerDocument.of(house.ada().closedInto(CustomerId.ofExternal("7"), NOON));
        Map<String, Object> pointer = Map.of(
                "customerId",
                CustomerId.of(Samples.ADA).value(),
                "leadsTo",
                CustomerId.ofExternal("7").value());
        answer(new StreamJson("").modified(1, closed, pointer));
        assertThat(house.outbox.messages()).isEmpty();
        assertThat(house.outbox.announcements()).isEmpty();
    }

    @Test
    void aRecordThatIsClosedTellsTheBusOnce() throws IOException {
        Map<String, Object> closed = CustomerDocument.of(house.ada().closedInto(CustomerId.ofExternal("7"), NOON));
        answer(new StreamJson("").modified(1, image(1), closed));
        assertThat(house.outbox.announcements()).singleElement().satisfies(news -> {
            assertThat(news.type()).isEqualTo("CustomersMerged");
            assertThat(news.eventId()).isEqualTo("merged-" + house.ada().id());
            assertThat(news.customerId()).isEqualTo(CustomerId.ofExternal("7"));
        });
    }

    @Test
    void anErasureRemovesTheStoryAndTheMailsUntilThenAndNothingLater() throws IOException {
        house.settle(NOON);
        CustomerId ada = CustomerId.of(Samples.ADA);
        assertThat(house.timeline.of(ada)).isNotEmpty();
        assertThat(house.emails.find(ada, "welcome")).isPresent();
        house.record(event("e", NOON.plusSeconds(60), new Fact.CustomerErased(Optional.empty())));
        Map<String, Object> erased = CustomerDocument.of(house.ada());
        house.record(event("l", NOON.plusSeconds(120), signUp(true)));
        Map<String, Object> again = CustomerDocument.of(house.ada());

        answer(new StreamJson("").modified(1, image(1), erased).modified(2, erased, again));
        answer(new StreamJson("").modified(1, image(1), erased));
        assertThat(house.timeline.of(ada))
                .extracting(Effect.TimelineEntry::eventId)
                .containsExactly("l");
        assertThat(house.emails.find(ada, "welcome")).isEmpty();
        assertThat(house.emails.find(ada, "thank-you.A-1")).isEmpty();
    }

    @Test
    void aRowOfTheLedgerIsToldOnceForEachStatus() throws IOException {
        Map<String, Object> claimed = LedgerDocument.of(email(Status.CLAIMED));
        Map<String, Object> sent = LedgerDocument.of(email(Status.SENT));
        answer(new StreamJson("")
                .inserted(1, claimed)
                .modified(2, claimed, sent)
                .modified(3, sent, sent));
        assertThat(house.outbox.announcements())
                .extracting(Effect.Announcement::type)
                .containsExactly("EmailSent");
    }

    @Test
    void oneLineOfTheLogCountsWhatTheBatchBrought() throws IOException {
        Map<String, Object> claimed = LedgerDocument.of(email(Status.CLAIMED));
        Map<String, Object> unknown = LedgerDocument.of(email(Status.UNKNOWN));
        answer(new StreamJson("")
                .inserted(1, image(0))
                .modified(2, image(0), image(1))
                .inserted(3, claimed)
                .modified(4, claimed, unknown)
                .modified(5, unknown, unknown));
        assertThat(lines)
                .containsExactly("{\"facts\":{\"CustomerSignedUp\":1,\"PurchaseCompleted\":1},"
                        + "\"mails\":{\"CLAIMED\":1,\"UNKNOWN\":1},"
                        + "\"stages\":{\"ACTIVE\":1,\"ONBOARDING\":1}}");
    }

    @Test
    void whatFailedOrChangedNothingIsNotCounted() throws IOException {
        Map<String, Object> poison = image(0);
        poison.put("stage", "NO SUCH STAGE");
        answer(new StreamJson("").inserted(1, poison).removed(2, image(0)));
        assertThat(lines).isEmpty();
    }

    private String answer(StreamJson stream) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        relay.handleRequest(new ByteArrayInputStream(stream.toString().getBytes(UTF_8)), output, context);
        return output.toString(UTF_8);
    }

    private Map<String, Object> image(int number) {
        return CustomerDocument.of(house.customers.images().get(number));
    }

    private static LedgerEntry email(Status status) {
        return new LedgerEntry(
                CustomerId.of(Samples.ADA), "welcome", status, "welcome", "welcome", "", "m#1", NOON, Optional.empty());
    }
}
