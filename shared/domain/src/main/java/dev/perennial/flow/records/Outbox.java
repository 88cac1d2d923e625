package dev.perennial.flow.records;

import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Message;
import java.util.List;

/** Where that which is owed goes: messages into the queue, announcements onto the bus. */
public interface Outbox {
    /** Queues messages; throws where not all were accepted. */
    void queue(List<Message> messages);

    /** Puts events onto the bus; throws where not all were accepted. */
    void announce(List<Announcement> announcements);
}
