package dev.perennial.testing.stored;

import dev.perennial.domain.playbook.Playbook;
import dev.perennial.playbook.Playbooks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a build stored of a few customers, what was on its way then, and what that build made of the events that
 * followed.
 *
 * @param name the commit and the line
 * @param playbook as that build had compiled it
 */
record Sample(String name, Playbook playbook, Map<String, Object> content) {
    /** The builds of which there are samples. */
    private static final List<String> BUILDS = List.of("790c43c");

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        for (String build : BUILDS) {
            int line = 0;
            for (String text : lines(build)) {
                Map<String, Object> content = Json.map(text);
                samples.add(new Sample(
                        build + " line " + ++line, playbook(build, Json.text(content, "playbook")), content));
            }
        }
        return samples;
    }

    private static List<String> lines(String build) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(open(build, "samples.ndjson"), StandardCharsets.UTF_8))) {
            return in.readAllLines();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    static Playbook playbook(String build, String name) {
        try (InputStream in = open(build, "playbook-" + name + ".json")) {
            return Playbooks.read(in);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static InputStream open(String build, String file) {
        return Objects.requireNonNull(Sample.class.getResourceAsStream("/stored/" + build + "/" + file), file);
    }

    /** The tables and what was on its way. */
    Map<String, Object> before() {
        return Json.object(content, "before");
    }

    Instant from() {
        return Instant.parse(Json.text(content, "from"));
    }

    /** Events that were recorded before, and what that build said when they came again. */
    List<Map<String, Object>> again() {
        return Json.objects(content, "again");
    }

    /** The events that followed, and the moments at which the clock woke it. */
    List<Map<String, Object>> next() {
        return Json.objects(content, "next");
    }

    /** What became of the tables. */
    Map<String, Object> after() {
        return Json.object(content, "after");
    }

    Map<String, Object> wentOut() {
        return Json.object(content, "wentOut");
    }

    StoredHouse house() {
        return StoredHouse.of(playbook, before());
    }
}
