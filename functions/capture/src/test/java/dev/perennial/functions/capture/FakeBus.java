package dev.perennial.functions.capture;

import dev.perennial.aws.EventBus;
import dev.perennial.aws.Publishing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps what it takes; refuses what it is told to. */
final class FakeBus implements Publishing.Bus {
    final List<EventBus.Entry> taken = new ArrayList<>();
    private Predicate<EventBus.Entry> refuses = entry -> false;

    void refuse(Predicate<EventBus.Entry> which) {
        refuses = which;
    }

    @Override
    public List<Optional<String>> put(List<EventBus.Entry> entries) {
        List<Optional<String>> results = new ArrayList<>();
        for (EventBus.Entry entry : entries) {
            if (refuses.test(entry)) {
                results.add(Optional.of("ThrottlingException"));
            } else {
                taken.add(entry);
                results.add(Optional.empty());
            }
        }
        return results;
    }
}
