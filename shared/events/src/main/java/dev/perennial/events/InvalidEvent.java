package dev.perennial.events;

import java.io.Serial;

/**
 * An event that the contract refuses. Its message names field and reason and holds no personal data: it is what the
 * operator reads at the dead-letter queue.
 */
public final class InvalidEvent extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    InvalidEvent(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
