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
        account.customers()
                .walk()
                .forEach(customer -> audience.row(customer).ifPresent(row -> {
                    timeline.add(customer.id(), List.of(audience.note(now)));
                    if (rows.getAndIncrement() == 0) {
                        System.out.println(audience.platform().header());
                    }
                    System.out.println(row);
                }));
        System.err.println(
                rows.get() + " addresses of " + audience.segment() + " with consent to " + audience.purpose() + ".");
        if (rows.get() == 0) {
            System.err.println("Either nobody of it has consented, or the playbook has no segment of that name.");
        }
        if (rows.get() < audience.platform().fewest()) {
            System.err.println(audience.platform().word() + " does not use a list of fewer than "
                    + audience.platform().fewest() + ".");
        }
        return rows.get() == 0 ? ExitCode.FAILED : ExitCode.DONE;
    }
}
