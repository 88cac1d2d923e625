package dev.perennial.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that the clouds of this run and their functions have printed. */
final class Logbook {
    /** How a cloud says where its functions write. */
    private static final Pattern PLACE = Pattern.compile("What functions print: (.+)", Pattern.CASE_INSENSITIVE);

    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private Logbook() {}

    /** Keeps a line of a cloud's own, and follows the log that it names, if it names one. */
    static Optional<Path> note(String line) {
        LINES.add(line);
        Matcher place = PLACE.matcher(line);
        if (!place.find()) {
            return Optional.empty();
        }
        Path log = Path.of(place.group(1));
        OPEN.add(log);
        return Optional.of(log);
    }

    /** Reads a log for good: a cloud takes it away when it ends. */
    static void close(Path log) {
        if (OPEN.remove(log)) {
            LINES.addAll(read(log));
        }
    }

    static List<String> lines() {
        List<String> lines = new ArrayList<>(LINES);
        OPEN.forEach(place -> lines.addAll(read(place)));
        return lines;
    }

    private static List<String> read(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
