package dev.perennial.testing.storm;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.record.Permission.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks on when a mail leaves: afterwards nobody could tell any more what was known then. */
final class Witness implements Consumer<Message> {
    private final Storm storm;
    private final List<String> wrong = new ArrayList<>();

    Witness(Storm storm) {
        this.storm = storm;
    }

    @Override
    public void accept(Message message) {
        boolean explained = storm.timeline.of(message.customerId()).stream()
                .flatMap(row -> row.decisions().stream())
                .anyMatch(it -> it.endsWith(" mail owed: " + message.sendKey()));
        if (!explained) {
            wrong.add("mailed before the timeline could explain it: " + message.sendKey());
        }
        Customer customer = storm.customers.load(message.customerId());
        Optional<State> state = customer.permission().state(Customer.MARKETING);
        State needed = message.template().equals("confirm") ? State.REQUESTED : State.GRANTED;
        if (state.filter(needed::equals).isEmpty() || customer.suppression().isPresent()) {
            wrong.add("mailed without right: " + message.sendKey());
        }
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }
}
