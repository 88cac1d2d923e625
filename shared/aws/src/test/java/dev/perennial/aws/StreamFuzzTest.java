package dev.perennial.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.domain.record.Customer;
import dev.perennial.events.MalformedBody;
import dev.perennial.testing.RandomCustomers;
import dev.perennial.testing.StreamJson;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a table, its stream can be read, and a record that can be read is written as it was. */
class StreamFuzzTest {
    static Stream<byte[]> changes() {
        RandomCustomers customers = new RandomCustomers(new Random(7));
        return Stream.generate(customers::next)
                .limit(10)
                .map(it -> new StreamJson("shard").inserted(1, CustomerDocument.of(it)))
                .map(it -> it.toString().getBytes(UTF_8));
    }

    @MethodSource("changes")
    @FuzzTest(maxDuration = "30s")
    void anyItemCanBeReadAndARecordIsWrittenAsItWas(byte[] input) {
        for (StreamEvent.Change change : read(input)) {
            change.after().flatMap(StreamFuzzTest::record).ifPresent(StreamFuzzTest::isKept);
        }
    }

    private static List<StreamEvent.Change> read(byte[] input) {
        try {
            return StreamEvent.read(input).changes();
        } catch (MalformedBody | NumberFormatException noStream) {
            return List.of(); // No JSON, or no sequence number: never from DynamoDB.
        }
    }

    private static Optional<Customer> record(Document item) {
        try {
            return Optional.of(CustomerDocument.read(item));
        } catch (RuntimeException spoilt) {
            return Optional.empty(); // Comes again, and goes to the dead letters alone.
        }
    }

    private static void isKept(Customer record) {
        assertThat(CustomerDocument.read(Attributes.document(Attributes.item(CustomerDocument.of(record)))))
                .isEqualTo(record);
    }
}
