package dev.perennial.testing.storm;

import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.flow.records.Outbox;
import java.util.List;

/** Takes a part of a call and refuses the rest now and then. */
record FaultyOutbox(Outbox outbox, FaultInjector weather) implements Outbox {
    @Override
    public void queue(List<Message> messages) {
        messages.forEach(it -> weather.around(Call.QUEUE, () -> outbox.queue(List.of(it))));
    }

    @Override
    public void announce(List<Announcement> announcements) {
        announcements.forEach(it -> weather.around(Call.ANNOUNCE, () -> outbox.announce(List.of(it))));
    }
}
