package dev.perennial.testing.storm;

import dev.perennial.domain.Customer;
import dev.perennial.domain.Owed.Message;
import dev.perennial.flow.Mailer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts what leaves the house; only {@code Throttled} says that nothing did. */
final class FaultyMailer implements Mailer {
    private final Faults faults;
    private final List<String> left = new ArrayList<>();

    FaultyMailer(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Letter write(Customer customer, Message message, Instant now) {
        return faults.around(() -> () -> send(message));
    }

    private Outcome send(Message message) {
        if (faults.strike()) {
            return new Outcome.Throttled("slower");
        }
        return faults.around(
                () -> {
                    left.add(message.customerId() + " " + message.sendKey());
                    return faults.strike()
                            ? new Outcome.Ambiguous("no answer")
                            : new Outcome.Sent("message-" + left.size());
                });
    }

    /** Customer and send key of every mail that left, in order. */
    List<String> left() {
        return List.copyOf(left);
    }
}
