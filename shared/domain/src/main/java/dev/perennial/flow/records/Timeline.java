package dev.perennial.flow.records;

import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.values.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happened to each customer and why, in the order in which it happened. */
public interface Timeline {
    /** What is known of those of the events that are filed; strongly consistent. */
    Map<String, Recalled> recall(CustomerId customer, Set<String> eventIds);

    /**
     * Files events under their ids, that they can be recalled when the record knows them no longer. What is filed
     * already is filed again as it was.
     */
    void file(CustomerId customer, List<Seen> events);

    /** Adds rows; a row that is there already is written again as it was. */
    void add(CustomerId customer, List<TimelineEntry> entries);

    /**
     * A customer's rows in the order in which things happened, page by page.
     *
     * @param after the last row of the page before; empty for the first page
     */
    Page read(CustomerId customer, Optional<String> after, int rows);

    /** Removes the rows of what happened until then, and what is filed of it. */
    void erase(CustomerId customer, Instant until);

    /**
     * Some rows of a story.
     *
     * @param next where the next page begins; empty at the end
     */
    record Page(List<TimelineEntry> rows, Optional<String> next) {
        public Page {
            rows = List.copyOf(rows);
        }
    }
}
