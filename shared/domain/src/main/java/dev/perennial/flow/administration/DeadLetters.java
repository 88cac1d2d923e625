package dev.perennial.flow.administration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What could not be handled and waits for an operator. */
public interface DeadLetters {
    /** A queue of dead letters. */
    enum Queue {
        /** Events on which a function failed. */
        FAILURES(true),
        /** Events that no function could be handed. */
        EVENTS_DEAD(true),
        /** Messages that could not be sent. */
        MESSAGES_DEAD(true),
        /** Places in a stream: their records are read again by the runbook. */
        STREAMS_DEAD(false),
        /** Sweeps that could not be started; the next one does their work. */
        SCHEDULES_DEAD(false);

        private final boolean returnable;

        Queue(boolean returnable) {
            this.returnable = returnable;
        }

        /** Whether a letter can be sent back to where it came from. */
        public boolean isReturnable() {
            return returnable;
        }

        /** As it is called in documents and addresses: {@code events-dead}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Queue> of(String word) {
            return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
        }
    }

    /**
     * One letter.
     *
     * @param id by which it is found again
     * @param reason why it is here, as far as it is told
     * @param content all of it: it may hold personal data
     */
    record Letter(Queue queue, String id, String reason, String content) {}

    /** Some letters of a queue, ten at most; they stay there. */
    List<Letter> look(Queue queue);

    /**
     * Takes a letter away.
     *
     * @return why nothing was changed; empty where it was
     */
    Optional<String> discard(Queue queue, String id);

    /**
     * Sends a letter back to where it came from, and takes it away then: a crash in between sends it twice, which
     * changes nothing.
     *
     * @return why nothing was changed; empty where it was
     */
    Optional<String> sendBack(Queue queue, String id);
}
