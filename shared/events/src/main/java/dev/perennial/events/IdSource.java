package dev.perennial.events;

import java.time.Instant;
import java.util.UUID;

/** Ids for events that bring none of their own. */
@FunctionalInterface
public interface IdSource {
    /** UUIDv7 (RFC 9562, 5.7): the time in front, so that ids sort by it; the rest is random. */
    IdSource UUID_V7 = time -> {
        UUID random = UUID.randomUUID();
        long front = (time.toEpochMilli() << 16) | 0x7000 | (random.getMostSignificantBits() & 0x0fff);
        return "evt_" + new UUID(front, random.getLeastSignificantBits());
    };

    /** A new id; {@code time} is when the event was received. */
    String next(Instant time);
}
