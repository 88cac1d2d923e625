package dev.perennial.testing.storm;

import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.records.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

record FaultyTimeline(Timeline timeline, FaultInjector weather) implements Timeline {
    @Override
    public Map<String, Recalled> recall(CustomerId customer, Set<String> eventIds) {
        weather.saw(Trouble.LOOKUP, true);
        return weather.around(Call.LOOK_UP, () -> timeline.recall(customer, eventIds));
    }

    /** A call may carry out a part of it. */
    @Override
    public void file(CustomerId customer, List<Seen> events) {
        weather.saw(Trouble.FILED, !events.isEmpty());
        events.forEach(seen -> weather.around(Call.FILE, () -> timeline.file(customer, List.of(seen))));
    }

    @Override
    public Page read(CustomerId customer, Optional<String> after, int rows) {
        return weather.around(Call.READ_STORY, () -> timeline.read(customer, after, rows));
    }

    @Override
    public void erase(CustomerId customer, Instant until) {
        weather.saw(Trouble.ERASED, true);
        weather.around(Call.ERASE, () -> timeline.erase(customer, until));
    }

    /** One write per row, as DynamoDB takes them. */
    @Override
    public void add(CustomerId customer, List<TimelineEntry> entries) {
        entries.forEach(entry -> weather.around(Call.ADD_ROW, () -> timeline.add(customer, List.of(entry))));
    }
}
