package dev.perennial.operator;

import dev.perennial.commandline.Action;
import dev.perennial.commandline.ExitCode;
import dev.perennial.commandline.NumbersCommand;
import dev.perennial.domain.metrics.Counter;
import java.io.UncheckedIOException;
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
            new Numbers(account.counters(), Counter.dayOf(account.now()), System.out)
                    .print(command.name().orElseThrow(), command.words(), command.csv());
            return ExitCode.DONE;
        } catch (SdkException | UncheckedIOException failed) {
            System.err.println(failed.getMessage());
            return ExitCode.FAILED;
        }
    }
}
