package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.attributes.AttributeCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder broadcasts: a file for each, which is named like it. */
record BroadcastFiles(List<String> names, Problems problems, Function<String, YamlFile> files) {
    private static final String FOLDER = "broadcasts";
    private static final String ENDING = ".yaml";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** The names of journey and step begin the key of a mail; a variant ends the name of its journey. */
    private static final int LONGEST = 30;

    /** As a mail is told by time, and not by an event that it could show. */
    private static final String TIME = "time";

    static BroadcastFiles in(Path directory, Problems problems, Function<String, YamlFile> files) {
        Path folder = directory.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return new BroadcastFiles(List.of(), problems, files);
        }
        try (Stream<Path> found = Files.list(folder)) {
            return new BroadcastFiles(
                    found.map(it -> it.getFileName().toString()).sorted().toList(), problems, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes the broadcasts to {@code compiled}.
     *
     * @param mails the names of the mails that exist
     * @param events for each mail the events upon which it is sent; theirs are added
     */
    void compile(Set<String> mails, AttributeCatalog attributes, Map<String, Set<String>> events, ObjectNode compiled) {
        if (names.isEmpty()) {
            return;
        }
        ObjectNode target = compiled.putObject(FOLDER);
        for (String fileName : names) {
            String path = FOLDER + "/" + fileName;
            String name = fileName.endsWith(ENDING) ? fileName.substring(0, fileName.length() - ENDING.length()) : "";
            if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
                problems.add(
                        path,
                        Place.START,
                        "a broadcast is a file named <name>.yaml; its name is at most 30 small letters, digits and"
                                + " hyphens");
                continue;
            }
            YamlFile file = files.apply(path);
            if (compiled.path("journeys").has(name)) {
                file.add("", "there is a journey named " + name + "; give the broadcast another name");
            }
            check(file, attributes);
            for (String pointer : templates(file)) {
                String mail = file.at(pointer).asText();
                if (mails.contains(mail)) {
                    events.computeIfAbsent(mail, _ -> new TreeSet<>()).add(TIME);
                } else {
                    file.add(pointer, "there is no mail \"%s\"; there are %s".formatted(mail, new TreeSet<>(mails)));
                }
            }
            target.set(name, file.json());
        }
    }

    private static void check(YamlFile file, AttributeCatalog attributes) {
        JsonNode segment = file.at("/segment");
        if (segment.isTextual()) {
            SegmentsFile.refer(file, "/segment", segment);
        }
        if (file.json().has("goal")) {
            String event = file.at("/goal/on").asText();
            SegmentsFile.checkBeside(file, "/goal", event);
            Conditions.check(file, "/goal/when", "when of goal", ViewTypes.of(event, attributes));
        }
        if (file.json().has("variants") != file.json().has("trial")) {
            file.add(
                    file.json().has("variants") ? "/variants" : "/trial",
                    "variants and trial go together: how many customers get the variants, and how long it is waited"
                            + " for their clicks");
        }
        if (file.json().has("incident")) {
            for (String pointer : List.of("/holdout", "/cap", "/purpose")) {
                if (!file.at(pointer).isMissingNode()) {
                    file.addAtKey(
                            pointer,
                            pointer.substring(1)
                                    + " makes no sense for an incident, of which everybody affected hears");
                }
            }
        }
    }

    private static List<String> templates(YamlFile file) {
        return Stream.of(
                        Stream.of("/template", "/followUp/template"),
                        file.keys("/variants").stream().map(it -> YamlFile.child("/variants", it)))
                .flatMap(it -> it)
                .filter(it -> file.isSound(it) && file.at(it).isTextual())
                .toList();
    }
}
