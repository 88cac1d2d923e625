package dev.perennial.flow;

import dev.perennial.domain.Owed.Announcement;
import dev.perennial.domain.Owed.Message;
import java.util.List;

/** Where that which is owed goes: messages into the queue, announcements onto the bus. */
public interface Outbox {
    /** Queues messages; throws where not all were accepted. */
    void queue(List<Message> messages);

    /** Puts events onto the bus; throws where not all were accepted. */
    void announce(List<Announcement> announcements);
}
