package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.document.EmailDocument;
import dev.perennial.document.OwedDocument;
import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Owed;
import dev.perennial.flow.Email;
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
            for (Owed owed : customer.owed()) {
                if (owed instanceof Owed.TimelineEntry entry) {
                    assertThat(OwedDocument.timelineEntry(new Document(OwedDocument.of(entry))))
                            .isEqualTo(entry);
                } else if (owed instanceof Owed.Message message) {
                    assertThat(OwedDocument.message(new Document(OwedDocument.of(message))))
                            .isEqualTo(message);
                }
            }
        }
    }

    @Test
    void everyRowOfTheLedgerIsReadAsItWasWritten() {
        for (Email.Status status : Email.Status.values()) {
            for (Optional<String> id : List.of(Optional.of("ses-1"), Optional.<String>empty())) {
                Email email = new Email(
                        CustomerId.ofExternal("7"),
                        "welcome",
                        status,
                        "welcome",
                        "welcome",
                        status == Email.Status.SENT ? "" : "reason",
                        status == Email.Status.SUPPRESSED ? "" : "m#1",
                        Samples.NOON,
                        id);
                assertThat(EmailDocument.read(new Document(EmailDocument.of(email))))
                        .isEqualTo(email);
            }
        }
    }

    @Test
    void anOperatorReadsWordsAndTimes() {
        House house = new House(Samples.PLAYBOOK);
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
