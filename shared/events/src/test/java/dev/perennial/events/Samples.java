package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Sound input for the fuzzer to start from: the examples of the contract. */
final class Samples {
    private static final Path EXAMPLES = Path.of("../../events/examples");

    private Samples() {}

    /** Events as the bus delivers them. */
    static Stream<byte[]> envelopes() {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().map(Samples::bytes).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same as lines of a batch. */
    static Stream<byte[]> lines() {
        return envelopes().map(StrictJson::parse).map(it -> line(it).getBytes(UTF_8));
    }

    private static String line(JsonNode envelope) {
        ObjectNode line =
                StrictJson.object().put("type", envelope.path("detail-type").asText());
        envelope.path("detail").properties().forEach(it -> line.set(it.getKey(), it.getValue()));
        return line.toString();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
