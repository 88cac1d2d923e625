package dev.perennial.playbook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.playbook.Playbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the compiled playbook: what its files say, by the name of the file and in their words, with its version and
 * what its mails show. The compiler has checked it, and each package has the playbook and the reader of one build.
 */
public final class Playbooks {
    private static final String RESOURCE = "/playbook/playbook.json";

    /** A file of its own, for who takes in facts has no need of the rest. */
    private static final String ATTRIBUTES = "/playbook/attributes.json";

    private Playbooks() {}

    /**
     * The playbook on the class path.
     *
     * @throws IllegalStateException where there is none: the function was packaged without it
     */
    public static Playbook load() {
        return read(json());
    }

    /** How its customers are left in peace; the rest is not looked at. */
    public static Playbook.Courtesy loadCourtesy() {
        return SettingsReader.courtesy(json().required("courtesy"));
    }

    /** Which attributes the company declares; the rest is not read. */
    public static AttributeCatalog loadAttributes() {
        return AttributesReader.read(json(ATTRIBUTES));
    }

    private static JsonNode json() {
        return json(RESOURCE);
    }

    private static JsonNode json(String resource) {
        try (InputStream in = Playbooks.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no " + resource + " on the class path");
            }
            return json(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a compiled playbook; the caller closes the stream. */
    public static Playbook read(InputStream compiled) throws IOException {
        return read(json(compiled));
    }

    private static JsonNode json(InputStream compiled) throws IOException {
        return new ObjectMapper(new JsonFactory()).readTree(compiled);
    }

    /** Reads a compiled playbook. */
    public static Playbook read(JsonNode json) {
        Playbook.Rewards rewards = RewardsReader.read(json);
        AttributeCatalog attributes = AttributesReader.read(json.path("attributes"));
        JourneyReader reader = new JourneyReader(rewards.categories(), attributes, json.path("mails"));
        return new Playbook(
                JsonFields.text(json, "version"),
                SettingsReader.stages(json.required("stages")),
                SettingsReader.inactivity(json.required("inactivity")),
                SettingsReader.surveys(json.required("surveys")),
                SettingsReader.courtesy(json.required("courtesy")),
                Stream.concat(
                                reader.journeys(json.required("journeys")).stream(),
                                broadcasts(json, reader).stream().flatMap(it -> it.journeys().stream()))
                        .toList(),
                reader.segments(json.path("segments")),
                rewards,
                SettingsReader.placeholders(json.path("identity")),
                attributes);
    }

    /** The broadcasts of the playbook on the class path. */
    public static List<Broadcast> loadBroadcasts() {
        JsonNode json = json();
        return broadcasts(
                json,
                new JourneyReader(
                        RewardsReader.read(json).categories(),
                        AttributesReader.read(json.path("attributes")),
                        json.path("mails")));
    }

    private static List<Broadcast> broadcasts(JsonNode json, JourneyReader reader) {
        return new BroadcastReader(reader, json.path("mails")).broadcasts(json.path("broadcasts"));
    }
}
