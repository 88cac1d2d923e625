package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.document.EffectDocument;
import dev.perennial.document.LedgerDocument;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.mail.LedgerEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private final List<Customer> customers = IntStream.range(0, 500)
            .mapToObj(seed -> new RandomCustomers(new Random(seed)).next())
            .toList();

    @Test
    void everyRecordIsReadAsItWasWritten() {
        for (Customer customer : customers) {
            assertThat(CustomerDocument.read(new Document(CustomerDocument.of(customer))))
                    .isEqualTo(customer);
        }
    }

    @Test
    void everyRowOfTheTimelineAndEveryMessageIsReadAsItWasWritten() {
        for (Customer customer : customers) {
            for (Effect owed : customer.owed()) {
                if (owed instanceof Effect.TimelineEntry entry) {
                    assertThat(EffectDocument.timelineEntry(new Document(EffectDocument.of(entry))))
                            .isEqualTo(entry);
                } else if (owed instanceof Effect.Message message) {
                    assertThat(EffectDocument.message(new Document(EffectDocument.of(message))))
                            .isEqualTo(message);
                }
            }
        }
    }

    @Test
    void everyRowOfTheLedgerIsReadAsItWasWritten() {
        for (LedgerEntry.Status status : LedgerEntry.Status.values()) {
            for (Optional<String> id : List.of(Optional.of("ses-1"), Optional.<String>empty())) {
                LedgerEntry email = new LedgerEntry(
                        CustomerId.ofExternal("7"),
                        "welcome",
                        status,
                        "welcome",
                        "welcome",
                        status == LedgerEntry.Status.SENT ? "" : "reason",
                        status == LedgerEntry.Status.SUPPRESSED ? "" : "m#1",
                        Samples.NOON,
                        id);
                assertThat(LedgerDocument.read(new Document(LedgerDocument.of(email))))
                        .isEqualTo(email);
            }
        }
    }

    @Test
    void anOperatorReadsWordsAndTimes() {
        TestSystem house = new TestSystem(Samples.PLAYBOOK);
        house.record(Samples.event("s", Samples.NOON, Samples.signUp(true)));
        house.record(Samples.event("p", Samples.NOON, Samples.purchase("A-1", 4998)));
        assertThat(CustomerDocument.of(house.ada()))
                .containsEntry("stage", "ACTIVE")
                .containsEntry("stageSince", "2026-11-20T12:00:00Z")
                .containsEntry("spent", Map.of("EUR", "49.98"))
                .containsEntry("dueAt", "2027-01-04T12:00:00Z")
                .containsEntry("churnRisk", "LOW");
    }

    @Test
    void aFieldThatIsMissingOrOfAnotherTypeIsNamed() {
        Map<String, Object> item = CustomerDocument.of(customers.getFirst());
        item.remove("stage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerDocument.read(new Document(item)))
                .withMessage("the stored field stage is missing");
        item.put("stage", 7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerDocument.read(new Document(item)))
                .withMessageContaining("stage is not a String");
        item.put("stage", "ACTIVE");
        item.remove("version");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerDocument.read(new Document(item)))
                .withMessage("the stored field version is missing");
    }

    @Test
    void aTextThatCannotBeReadIsNamedAndNotRepeatedForItEndsInALog() {
        for (String field : List.of("stage", "churnRisk", "stageSince", "lastSeenAt")) {
            Map<String, Object> item = CustomerDocument.of(customers.getFirst());
            item.put(field, "Ada Lovelace");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CustomerDocument.read(new Document(item)))
                    .withMessage("the stored field " + field + " cannot be read")
                    .withNoCause();
        }
    }

    @Test
    void anAmountOrAListThatCannotBeReadIsNamedToo() {
        Map<String, Object> item = CustomerDocument.of(customers.getFirst());
        item.put("spent", Map.of("EUR", "Ada"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerDocument.read(new Document(item)))
                .withMessage("the stored field spent cannot be read");
        item.put("spent", Map.of());
        item.put("seen", List.of("Ada Lovelace"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerDocument.read(new Document(item)))
                .withMessage("the stored field seen cannot be read");
    }
}
