package dev.perennial.testing.storm;

import dev.perennial.domain.Owed.Announcement;
import dev.perennial.domain.Owed.Message;
import dev.perennial.flow.Outbox;
import java.util.List;

/** Takes a part of a call and refuses the rest now and then. */
record FaultyOutbox(Outbox outbox, Faults faults) implements Outbox {
    @Override
    public void queue(List<Message> messages) {
        messages.forEach(message -> faults.around(() -> outbox.queue(List.of(message))));
    }

    @Override
    public void announce(List<Announcement> announcements) {
        announcements.forEach(it -> faults.around(() -> outbox.announce(List.of(it))));
    }
}
