package dev.perennial.operator;

import dev.perennial.commandline.Location;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.domain.record.Customer;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The records of an installation, for whoever wants to try something on them; nothing is written.
 *
 * @param records of customers who were not erased, the first ones that a walk over the table meets
 * @param now the installation's time
 */
public record StoredRecords(List<Customer> records, Instant now) {
    public StoredRecords {
        records = List.copyOf(records);
    }

    /**
     * Reads records: a read unit of DynamoDB for each four kilobytes.
     *
     * @param most no more than these
     * @throws Misunderstood where the installation cannot be read, with a sentence
     */
    public static StoredRecords read(Location location, long most) {
        try {
            Account account = Account.of(Place.of(location, System.getenv().getOrDefault("PREFIX", "")));
            try (Stream<Customer> walk = account.customers().walk()) {
                return new StoredRecords(
                        walk.filter(it -> !it.isErased()).limit(most).toList(), account.now());
            }
        } catch (SdkException | UncheckedIOException failed) {
            throw new Misunderstood(String.valueOf(failed.getMessage()));
        }
    }
}
