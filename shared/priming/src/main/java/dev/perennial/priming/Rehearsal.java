package dev.perennial.priming;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a function rehearses; it stands in {@code HANDLER.rehearsal.json} beside the handler's class.
 *
 * @param events what it is handed, one after the other; {@code {round}} in them is the number of the round, so that
 *     each round brings something new
 * @param calls the operations that have to be called by then, such as {@code PutItem}; others must not be
 * @param says what every answer of the handler has to hold; empty where it gives none
 * @param items what is in a table when a round begins: {@code table} is the variable with its name
 * @param answers by operation, where the backend has no fitting answer of its own
 */
public record Rehearsal(List<String> events, Set<String> calls, String says, List<JsonNode> items, ObjectNode answers) {
    public Rehearsal {
        events = List.copyOf(events);
        calls = Set.copyOf(calls);
        items = List.copyOf(items);
    }

    static Rehearsal of(Class<?> handler) {
        String name = handler.getSimpleName() + ".rehearsal.json";
        try (InputStream json = handler.getResourceAsStream(name)) {
            if (json == null) {
                throw new IllegalStateException("no " + name + " beside " + handler.getName());
            }
            return read(json.readAllBytes());
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    static Rehearsal read(byte[] json) {
        JsonNode root = StrictJson.parse(json);
        List<String> events = new ArrayList<>();
        root.path("events").forEach(event -> events.add(event.toString()));
        Set<String> calls = new TreeSet<>();
        root.path("calls").forEach(call -> calls.add(call.asText()));
        return new Rehearsal(
                events,
                calls,
                root.path("says").asText(""),
                StreamSupport.stream(root.path("items").spliterator(), false).toList(),
                root.path("answers") instanceof ObjectNode answers ? answers : StrictJson.object());
    }

    List<byte[]> events(int round) {
        return events.stream()
                .map(event -> event.replace("{round}", Integer.toString(round)).getBytes(UTF_8))
                .toList();
    }
}
