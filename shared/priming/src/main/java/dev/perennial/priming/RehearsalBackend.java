package dev.perennial.priming;

import java.util.Set;

/** The services that a function calls while it rehearses, in place of the real ones. */
public interface RehearsalBackend {
    /**
     * Starts them: until the session is closed, each call of the function is answered from memory, and nothing leaves
     * the process.
     */
    Session start(Rehearsal rehearsal);

    /** This process is a restored copy and begins to serve: what is known of the outside may no longer hold. */
    void restored();

    /** One rehearsal. Closing it leaves nothing behind of what it answered. */
    interface Session extends AutoCloseable {
        /** Restores the state of the beginning, so that every round is like the first. */
        void reset();

        /** The operations that were called so far. */
        Set<String> calls();

        @Override
        void close();
    }
}
