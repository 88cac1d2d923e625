package dev.perennial.flow;

import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Memory.Recalled;
import dev.perennial.domain.Owed.TimelineEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened to each customer and why, in the order in which it happened. */
public interface Timeline {
    /** What is known of those of the events that have a row; strongly consistent. */
    Map<String, Recalled> recall(CustomerId customer, Set<String> eventIds);

    /** Adds rows; a row that is there already is written again as it was. */
    void add(CustomerId customer, List<TimelineEntry> entries);
}
