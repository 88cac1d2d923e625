package dev.perennial.dynamodb.stream;

import dev.perennial.dynamodb.wire.ServiceException;

/** Sequence numbers: 21 digits, so that they are ordered as numbers and as texts. */
final class Sequence {
    private Sequence() {}

    static String write(long number) {
        return "1%020d".formatted(number);
    }

    static long read(String sequence) {
        if (!sequence.matches("1[0-9]{20}")) {
            throw ServiceException.validation("Invalid SequenceNumber: " + sequence);
        }
        return Long.parseLong(sequence.substring(2));
    }
}
