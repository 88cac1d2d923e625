package dev.perennial.dynamodb.units;

import dev.perennial.dynamodb.wire.Members;

/** How much a caller wants to know of what a call consumed. */
public enum Detail {
    NONE,
    TOTAL,
    INDEXES;

    public static Detail read(Members request) {
        return valueOf(request.choice("ReturnConsumedCapacity", "NONE", "TOTAL", "INDEXES"));
    }
}
