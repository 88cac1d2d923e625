package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.playbook.Segment;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.values.CustomerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong after a storm with the segments: in the records, and as it was told to others. */
final class SegmentOracle {
    private final Storm storm;
    private final List<String> wrong = new ArrayList<>();

    private SegmentOracle(Storm storm) {
        this.storm = storm;
    }

    static List<String> on(Storm storm) {
        SegmentOracle verdict = new SegmentOracle(storm);
        Map<CustomerId, Customer> records = new HashMap<>();
        storm.customers.images().forEach(image -> records.put(image.id(), image));
        records.values().stream()
                .filter(record -> record.identity().mergedInto().isEmpty())
                .filter(record ->
                        !record.isErased() && !record.processed().recent().isEmpty())
                .forEach(verdict::look);
        return verdict.wrong;
    }

    private void look(Customer record) {
        Event any = storm.history.facts().getFirst();
        List<String> expected = storm.playbook.segments().stream()
                .filter(segment -> segment.when().holds(record, any, ""))
                .map(Segment::name)
                .toList();
        if (!record.lifecycle().segments().equals(expected)) {
            wrong.add("%s is in %s and should be in %s"
                    .formatted(record.id(), record.lifecycle().segments(), expected));
        }
        boolean isSimple = record.identity().aliases().isEmpty()
                && record.identity().erasedAt().isEmpty()
                && storm.history.facts().stream()
                        .filter(Event::backfill)
                        .noneMatch(it -> storm.recordOf(it).equals(record.id()));
        if (isSimple) {
            storm.playbook.segments().forEach(it -> told(record, it.name(), expected.contains(it.name())));
        }
    }

    /** Entered once more than left by who is in it, and as often by who is not. */
    private void told(Customer record, String segment, boolean isIn) {
        Map<String, Announcement> news = new TreeMap<>();
        storm.outbox.announcements().stream()
                .filter(it -> it.customerId().equals(record.id()))
                .filter(it -> segment.equals(it.data().get("segment")))
                .forEach(it -> news.put(it.eventId(), it));
        long entered = news.values().stream()
                .filter(it -> it.type().equals("SegmentEntered"))
                .count();
        long left = news.size() - entered;
        if (entered - left != (isIn ? 1 : 0)) {
            wrong.add("%s is told to have entered %s %d times and left it %d times"
                    .formatted(record.id(), segment, entered, left));
        }
    }
}
