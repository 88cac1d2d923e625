package dev.perennial.operator;

import dev.perennial.aws.DynamoTimeline;
import dev.perennial.commandline.Action;
import dev.perennial.commandline.AudienceCommand;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.flow.administration.Audience;
import dev.perennial.flow.administration.Audience.Platform;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code ./perennial audience}: reads all records, as no index tells who is in a segment. */
public final class AudienceAction implements Action<AudienceCommand> {
    @Override
    public Class<AudienceCommand> command() {
        return AudienceCommand.class;
    }

    @Override
    public int run(AudienceCommand command) {
        Platform platform = Platform.of(command.platform())
                .orElseThrow(() ->
                        new Misunderstood("--for is meta, google, linkedin or csv, not '" + command.platform() + "'."));
        Audience audience = new Audience(command.segment(), command.purpose(), platform);
        Place place = Place.of(command.location(), System.getenv().getOrDefault("PREFIX", ""));
        try {
            return write(Account.of(place), audience);
        } catch (SdkException | UncheckedIOException failed) {
            System.err.println(failed.getMessage());
            return ExitCode.FAILED;
        }
    }

    /** The row in the timeline first: nobody is in a file without it. */
    private static int write(Account account, Audience audience) {
        DynamoTimeline timeline = account.timeline();
        Instant now = account.now();
        AtomicInteger rows = new AtomicInteger();
        SortedSet<String> segments = new TreeSet<>();
        account.customers().walk().forEach(customer -> {
            segments.addAll(customer.lifecycle().segments());
            audience.row(customer).ifPresent(row -> {
                timeline.add(customer.id(), List.of(audience.note(now)));
                if (rows.getAndIncrement() == 0) {
                    System.out.println(audience.platform().header());
                }
                System.out.println(row);
            });
        });
        System.err.println(
                rows.get() + " addresses of " + audience.segment() + " with consent to " + audience.purpose() + ".");
        if (rows.get() == 0) {
            System.err.println(because(audience, segments));
        }
        if (rows.get() < audience.platform().fewest()) {
            System.err.println(audience.platform().word() + " does not use a list of fewer than "
                    + audience.platform().fewest() + ".");
        }
        return rows.get() == 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    /**
     * Why nobody is in the file.
     *
     * @param segments those that customers are in
     */
    static String because(Audience audience, SortedSet<String> segments) {
        if (segments.contains(audience.segment())) {
            return "Customers are in " + audience.segment() + ", but whoever is told of has consented to "
                    + audience.purpose() + " and is not suppressed.";
        }
        return segments.isEmpty()
                ? "No customer is in any segment."
                : "No customer is in a segment of that name. There are customers in: " + String.join(", ", segments)
                        + ".";
    }
}
