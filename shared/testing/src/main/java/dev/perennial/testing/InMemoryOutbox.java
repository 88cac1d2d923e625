package dev.perennial.testing;

import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.flow.records.Outbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What went out, in order. The lists are live views. */
public final class InMemoryOutbox implements Outbox {
    private final List<Message> messages = new ArrayList<>();
    private final List<Announcement> announcements = new ArrayList<>();

    @Override
    public void queue(List<Message> more) {
        messages.addAll(more);
    }

    @Override
    public void announce(List<Announcement> more) {
        announcements.addAll(more);
    }

    public List<Message> messages() {
        return Collections.unmodifiableList(messages);
    }

    public List<Announcement> announcements() {
        return Collections.unmodifiableList(announcements);
    }
}
