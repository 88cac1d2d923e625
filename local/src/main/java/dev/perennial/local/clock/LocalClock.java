package dev.perennial.local.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The system's clock plus an offset that only grows and that is kept with the data. */
public final class LocalClock {
    private final Clock system;
    private final Optional<Path> file;
    private volatile Duration offset;

    private LocalClock(Clock system, Optional<Path> file, Duration offset) {
        this.system = system;
        this.file = file;
        this.offset = offset;
    }

    /** A clock that forgets how far it was moved. */
    public static LocalClock inMemory(Clock system) {
        return new LocalClock(system, Optional.empty(), Duration.ZERO);
    }

    /** A clock that goes on where the file says. */
    public static LocalClock keptIn(Path file, Clock system) {
        try {
            Duration offset =
                    Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
            return new LocalClock(system, Optional.of(file), offset);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Instant now() {
        return system.instant().plus(offset);
    }

    /** How far this clock is ahead of the system's. */
    public Duration offset() {
        return offset;
    }

    synchronized void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("The clock only moves forward");
        }
        Duration moved = offset.plus(step);
        offset = moved;
        file.ifPresent(path -> {
            try {
                Files.writeString(path, moved.toString());
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        });
    }
}
