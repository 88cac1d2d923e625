package dev.perennial.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.StrictJson;
import dev.perennial.imports.format.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * How far an import has come: how many of its facts are answered. It belongs to the same files, unchanged, with the
 * same settings into the same place; anything else begins at the beginning, where each fact's own id keeps it from
 * counting twice.
 */
final class Checkpoint {
    private final Path file;
    private final String run;

    private Checkpoint(Path file, String run) {
        this.file = file;
        this.run = run;
    }

    /** @param before names what earlier imports told that this one leaves out */
    static Checkpoint of(Path folder, String format, List<Path> files, Settings settings, String place, String before)
            throws IOException {
        StringBuilder what = new StringBuilder(format)
                .append('\n')
                .append(place)
                .append('\n')
                .append(settings)
                .append(before);
        for (Path path : files) {
            what.append('\n')
                    .append(path.toAbsolutePath())
                    .append(' ')
                    .append(Files.size(path))
                    .append(' ')
                    .append(Files.getLastModifiedTime(path).toMillis());
        }
        if (settings.map().isPresent() && Files.exists(settings.map().get())) {
            what.append('\n').append(Files.readString(settings.map().get()));
        }
        String run = "import-" + hash(what.toString());
        return new Checkpoint(folder.resolve(run + ".json"), run);
    }

    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Names the run; the same for the same. */
    String run() {
        return run;
    }

    Path file() {
        return file;
    }

    /** How many facts are answered; 0 where nothing was begun, all was done, or nobody can read how far it came. */
    long done() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            JsonNode note = StrictJson.parse(Files.readAllBytes(file));
            boolean goesOn = run.equals(note.path("run").asText())
                    && !note.path("complete").asBoolean();
            return goesOn ? Math.max(0, note.path("done").asLong()) : 0;
        } catch (MalformedBody cut) {
            return 0;
        }
    }

    void write(long done, boolean complete) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                next,
                StrictJson.object()
                        .put("run", run)
                        .put("done", done)
                        .put("complete", complete)
                        .toString());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
