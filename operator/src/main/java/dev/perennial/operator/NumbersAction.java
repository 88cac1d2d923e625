package dev.perennial.operator;

import dev.perennial.commandline.Action;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.NumbersCommand;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.flow.numbers.Verification;
import java.io.UncheckedIOException;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code ./perennial numbers}. */
public final class NumbersAction implements Action<NumbersCommand> {
    @Override
    public Class<NumbersCommand> command() {
        return NumbersCommand.class;
    }

    @Override
    public int run(NumbersCommand command) {
        if (!command.verify() && command.name().isEmpty()) {
            Numbers.list(System.out);
            return ExitCode.DONE;
        }
        Place place = Place.of(command.location(), System.getenv().getOrDefault("PREFIX", ""));
        try {
            Account account = Account.of(place);
            if (command.verify()) {
                return verify(account);
            }
            new Numbers(account.counters(), Counter.dayOf(account.now()), System.out)
                    .print(command.name().orElseThrow(), command.words(), command.csv());
            return ExitCode.DONE;
        } catch (SdkException | UncheckedIOException failed) {
            System.err.println(failed.getMessage());
            return ExitCode.FAILED;
        }
    }

    private static int verify(Account account) {
        List<Verification.Difference> differences = new Verification(account.counters())
                .compare(account.customers().walk(), account.emails().walk());
        differences.forEach(System.out::println);
        System.err.println(
                differences.isEmpty()
                        ? "Every counter says what records and mails tell."
                        : differences.size()
                                + " differences. What is written while this runs makes some as well: run it again at rest.");
        return differences.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
