package dev.perennial.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.events.EventCodec;
import dev.perennial.events.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One event's contract: {@code schemas/NAME.json} and {@code examples/NAME.json}. */
record Contract(String name) {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    static final JsonNode PARTS = read(Path.of("parts.json"));

    /** All of them, by the schemas there are. */
    static Stream<Contract> all() {
        return names("schemas").stream().map(Contract::new);
    }

    /** Of the events that change a record. */
    static Stream<Contract> facts() {
        return all().filter(Contract::isFact);
    }

    /** Of the events that others may listen to. */
    static Stream<Contract> announcements() {
        return all().filter(contract -> !contract.isFact());
    }

    static List<String> names(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    boolean isFact() {
        return FactTypes.onTheBus().stream().anyMatch(type -> type.eventName().equals(name));
    }

    JsonNode schema() {
        return read(Path.of("schemas", name + ".json"));
    }

    JsonNode example() {
        return read(Path.of("examples", name + ".json"));
    }

    /** What the schema has against an event; empty where it has nothing. */
    Set<ValidationMessage> objections(JsonNode event) {
        JsonSchema schema = FACTORY.getSchema(SchemaLocation.of("classpath:events/schemas/" + name + ".json"));
        return schema.validate(event);
    }

    static Event decode(JsonNode event) {
        return EventCodec.decode(event.toString().getBytes(UTF_8));
    }

    private static JsonNode read(Path file) {
        try {
            return StrictJson.parse(Files.readAllBytes(file));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
