package dev.perennial.testing.storm;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.flow.mail.Mailer;
import dev.perennial.flow.mail.SlowDown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what leaves the house; only {@code Throttled} and {@code Rejected} say that nothing did. */
final class FaultyMailer implements Mailer {
    private final FaultInjector weather;
    private final Consumer<Message> rival;
    private final Consumer<Message> witness;
    private final Consumer<Left> report;
    private final List<Left> left = new ArrayList<>();

    FaultyMailer(FaultInjector weather, Consumer<Message> rival, Consumer<Message> witness, Consumer<Left> report) {
        this.weather = weather;
        this.rival = rival;
        this.witness = witness;
        this.report = report;
    }

    @Override
    public Letter write(Customer customer, Message message, Instant now) {
        return weather.around(Call.RENDER, () -> () -> send(message, now));
    }

    private Outcome send(Message message, Instant now) {
        rival.accept(message);
        if (weather.brings(Trouble.THROTTLED, 0.04)) {
            return new Outcome.Throttled(SlowDown.RATE);
        }
        if (weather.brings(Trouble.REJECTED, 0.02)) {
            return new Outcome.Rejected("no");
        }
        return weather.around(Call.SEND, () -> {
            witness.accept(message);
            left.add(new Left(message, now));
            report.accept(left.getLast());
            return weather.brings(Trouble.AMBIGUOUS, 0.04)
                    ? new Outcome.Ambiguous("no answer")
                    : new Outcome.Sent("message-" + left.size());
        });
    }

    /** Every mail that left, in order. A live view. */
    List<Left> left() {
        return Collections.unmodifiableList(left);
    }
}
