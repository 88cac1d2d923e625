package dev.perennial.checks;

import dev.perennial.checks.Meter.Call;
import dev.perennial.checks.Meter.Kind;
import java.util.List;
import java.util.Locale;

/**
 * What one event cost.
 *
 * @param recordUnits write units of the record with its index
 * @param relayUnits write units of the timeline's row, of the link to another id, and of what is filed
 * @param bytes of the record as it was written; 0 where it was not
 */
record EventCost(long reads, long writes, double readUnits, double recordUnits, double relayUnits, long bytes) {
    static EventCost of(List<Call> recording, List<Call> relaying) {
        return new EventCost(
                recording.stream().filter(call -> !call.write()).count(),
                recording.stream().filter(Call::write).count(),
                units(recording, Kind.READ),
                units(recording, Kind.WRITE),
                units(recording, Kind.FILE) + units(relaying, Kind.WRITE),
                recording.stream().mapToLong(Call::bytes).max().orElse(0));
    }

    /** Each number the larger of the two. */
    EventCost or(EventCost other) {
        return new EventCost(
                Math.max(reads, other.reads),
                Math.max(writes, other.writes),
                Math.max(readUnits, other.readUnits),
                Math.max(recordUnits, other.recordUnits),
                Math.max(relayUnits, other.relayUnits),
                Math.max(bytes, other.bytes));
    }

    /** Whether no number but the size is larger than that of the limit. */
    boolean isWithin(EventCost limit) {
        return reads <= limit.reads
                && writes <= limit.writes
                && readUnits <= limit.readUnits
                && recordUnits <= limit.recordUnits
                && relayUnits <= limit.relayUnits;
    }

    /** The cells of a row of the documented table. */
    String cells() {
        return " %d | %d | %s | %s | %s | %s |"
                .formatted(
                        reads,
                        writes,
                        plain(readUnits),
                        plain(recordUnits),
                        plain(relayUnits),
                        bytes == 0 ? "–" : String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0));
    }

    /** Half units exist: an eventually consistent read. */
    private static String plain(double units) {
        return String.format(Locale.ROOT, "%.1f", units).replace(".0", "");
    }

    private static double units(List<Call> calls, Kind kind) {
        return calls.stream()
                .filter(call -> call.kind() == kind)
                .mapToDouble(Call::units)
                .sum();
    }
}
