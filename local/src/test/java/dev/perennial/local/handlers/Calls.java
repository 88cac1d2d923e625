package dev.perennial.local.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the test's functions were given, in the order it came. */
public final class Calls {
    private static final List<JsonNode> SEEN = new CopyOnWriteArrayList<>();

    private Calls() {}

    static void add(JsonNode event) {
        SEEN.add(event);
    }

    public static List<JsonNode> seen() {
        return List.copyOf(SEEN);
    }

    public static void forget() {
        SEEN.clear();
    }
}
