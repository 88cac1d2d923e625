package dev.perennial.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Words that name exported files, and before them the program that wrote them where the first word is no file.
 *
 * @param words as they were typed
 */
record ExportFiles(List<String> words) {
    /** What wrote the files. */
    Optional<String> format() {
        return words.isEmpty() || isFile(words.getFirst()) ? Optional.empty() : Optional.of(words.getFirst());
    }

    /**
     * The files, one or more.
     *
     * @throws Misunderstood where there is none, or one cannot be read
     */
    List<Path> files() {
        List<String> names = format().isPresent() ? words.subList(1, words.size()) : words;
        if (names.isEmpty()) {
            throw new Misunderstood(
                    words.isEmpty() || words.getFirst().indexOf('.') < 0
                            ? "Which files? Name at least one that was exported."
                            : "There is no file '%s' that can be read.".formatted(words.getFirst()));
        }
        for (String name : names) {
            if (!isFile(name)) {
                throw new Misunderstood("There is no file '%s' that can be read.".formatted(name));
            }
        }
        return names.stream().map(Path::of).toList();
    }

    private static boolean isFile(String word) {
        Path path = Path.of(word);
        return Files.isReadable(path) && !Files.isDirectory(path);
    }
}
