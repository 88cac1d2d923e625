package dev.perennial.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A bill of materials by CycloneDX, and what is wrong with it. */
record Bill(JsonNode json) {
    /** Licences that ask for no more than to be named. */
    private static final Set<String> TAKEN = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "The (New) BSD License"); // the same as BSD-3-Clause

    record Library(String name, String version, Set<String> licences) {
        private static Library of(JsonNode component) {
            return new Library(
                    component.path("group").asText() + ":"
                            + component.path("name").asText(),
                    component.path("version").asText(),
                    component
                            .path("licenses")
                            .valueStream()
                            .map(Library::licence)
                            .collect(Collectors.toSet()));
        }

        private static String licence(JsonNode entry) {
            JsonNode licence = entry.path("license");
            return entry.path("expression")
                    .asText(licence.path("id").asText(licence.path("name").asText()));
        }

        boolean isOurs() {
            return name.startsWith("dev.perennial:");
        }
    }

    static Bill read(Path file) {
        try {
            return new Bill(JsonMapper.builder().build().readTree(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of others; our own are under the licence of this repository. */
    List<Library> libraries() {
        return json.path("components")
                .valueStream()
                .map(Library::of)
                .filter(library -> !library.isOurs())
                .toList();
    }

    /** Libraries of which no licence may be taken, in words. */
    List<String> forbidden() {
        return libraries().stream()
                .filter(library -> library.licences().stream().noneMatch(TAKEN::contains))
                .map(library -> library.name()
                        + " is under "
                        + (library.licences().isEmpty() ? "no licence that its pom names" : library.licences())
                        + ": take another library, or decide on the licence in"
                        + " docs/decisions and name it here")
                .toList();
    }

    /** Libraries that are no release: what they are tomorrow is not what was tested. */
    List<String> unreleased() {
        return libraries().stream()
                .filter(library -> library.version().matches("(?i).*(snapshot|alpha|beta|-rc).*"))
                .map(library -> library.name() + " " + library.version() + " is no release")
                .toList();
    }
}
