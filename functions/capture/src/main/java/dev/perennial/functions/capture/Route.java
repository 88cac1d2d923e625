package dev.perennial.functions.capture;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The addresses, and what each of them takes. */
enum Route {
    LEADS("/v1/leads", true),
    SIGNUPS("/v1/signups", true),
    SURVEYS("/v1/surveys", true),
    PURCHASES("/v1/purchases", false),
    REFUNDS("/v1/refunds", false),
    ACTIVITIES("/v1/activities", false),
    COMPLAINTS("/v1/complaints", false),
    CONTRACTS("/v1/contracts", false),
    ADDRESSES("/v1/addresses", false),
    ERASURES("/v1/erasures", false),
    EVENTS("/v1/events", false);

    static final String FORM = "application/x-www-form-urlencoded";

    private static final String JSON = "application/json";
    private static final int MAX_BYTES = 256 * 1024;

    /** Lambda takes 6 MB, and API Gateway hands what is not JSON over in base64. */
    private static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

    private final String path;
    private final boolean open;

    Route(String path, boolean open) {
        this.path = path;
        this.open = open;
    }

    static Optional<Route> at(String path) {
        return Arrays.stream(values()).filter(route -> route.path.equals(path)).findFirst();
    }

    String path() {
        return path;
    }

    /** Whether a member of the public may post here, from a form as well. */
    boolean isOpen() {
        return open;
    }

    boolean isBatch() {
        return this == EVENTS;
    }

    Set<String> mediaTypes() {
        if (isBatch()) {
            return Set.of(JSON, "application/x-ndjson", "application/jsonl");
        }
        return open ? Set.of(JSON, FORM) : Set.of(JSON);
    }

    int maxBytes() {
        return isBatch() ? MAX_BATCH_BYTES : MAX_BYTES;
    }
}
