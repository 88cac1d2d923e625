package dev.perennial.local.clock;

import dev.perennial.local.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The system's clock plus an offset that only grows and that is kept with the data. */
public final class LocalClock {
    private static final String NOTE = "clock";

    private final Clock system;
    private final Storage storage;
    private volatile Duration offset;

    /** A clock that goes on where it was left. */
    public LocalClock(Storage storage, Clock system) {
        this.system = system;
        this.storage = storage;
        this.offset = storage.notes().find(NOTE).map(Duration::parse).orElse(Duration.ZERO);
    }

    public Instant now() {
        return system.instant().plus(offset);
    }

    synchronized void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("The clock only moves forward");
        }
        Duration moved = offset.plus(step);
        storage.notes().put(NOTE, moved.toString());
        offset = moved;
    }
}
