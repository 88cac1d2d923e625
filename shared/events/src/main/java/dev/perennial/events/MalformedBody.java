package dev.perennial.events;

import java.io.Serial;

/** A text that cannot be read at all. Its message says why and may be answered to the sender. */
public final class MalformedBody extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedBody(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
