package dev.perennial.priming;

import java.util.Set;

/** What stands where the world is while a function rehearses. */
public interface Backdrop {
    /**
     * Puts it up: until the scene is closed, whatever the function calls is answered from memory, and nothing leaves
     * the process.
     */
    Scene raise(Rehearsal rehearsal);

    /** This process is a copy now, and begins to serve: nothing known of the outside is still so. */
    void restored();

    /** A rehearsal that is going on. Closing it leaves nothing behind of what it answered. */
    interface Scene extends AutoCloseable {
        /** Makes all as it was at the beginning, so that every round is like the first. */
        void rewind();

        /** The operations that were called so far. */
        Set<String> calls();

        @Override
        void close();
    }
}
