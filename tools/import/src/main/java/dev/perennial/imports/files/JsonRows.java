package dev.perennial.imports.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.perennial.imports.format.BadValue;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Place;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line; columns are the fields of the object itself. An object whose first line is its brace alone,
 * as command lines print them, ends at the line that is its other brace.
 */
public final class JsonRows implements Rows, Row {
    private static final int MAX_ROW = 1 << 20;
    private static final int MAX_BROKEN = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final String file;
    private final Window window;
    private final Charset encoding;
    private JsonNode object = MissingNode.getInstance();
    private long line;
    /** How many more lines the row before has. */
    private int further;

    private int brokenRows;
    private @Nullable BadValue broken;
    private final Map<String, Long> notes = new TreeMap<>();
    private int next;
    private boolean again;

    JsonRows(String file, InputStream in, Charset encoding) {
        this.file = file;
        this.window = new Window(in);
        this.encoding = encoding;
    }

    /** The first object that can be read, which comes again as the first row; nothing where there is none. */
    Optional<JsonNode> first() throws IOException {
        boolean any = next();
        again = any;
        return any && broken == null ? Optional.of(object) : Optional.empty();
    }

    @Override
    public boolean next() throws IOException {
        if (again) {
            again = false;
            return true;
        }
        while (true) {
            window.start = next;
            int end = lineEnd();
            if (end < 0) {
                line++;
                broken(new BadValue("the line", "is longer than %,d bytes".formatted(MAX_ROW)));
                window.skipLine();
                next = window.start;
                return true;
            }
            if (end == window.start && window.over && window.start >= window.end) {
                return false;
            }
            line += further;
            further = 0;
            if (isBraceAlone(window.start, end)) {
                end = objectEnd(end - window.start);
            }
            next = Math.min(end + 1, window.end);
            line++;
            if (!isBlank(window.start, end)) {
                read(window.start, end);
                return true;
            }
        }
    }

    /** Where the line ends; negative where it is too long. */
    private int lineEnd() throws IOException {
        int looked = 0;
        while (true) {
            for (int at = window.start + looked; at < window.end; at++) {
                if (window.bytes[at] == '\n') {
                    return at;
                }
            }
            looked = window.end - window.start;
            if (looked > MAX_ROW) {
                return -1;
            }
            if (!window.more()) {
                return window.end;
            }
        }
    }

    private boolean isBraceAlone(int from, int to) {
        return window.bytes[from] == '{' && isBlank(from + 1, to);
    }

    /** Where the line ends that is the other brace alone; where there is none, the first line. */
    private int objectEnd(int first) throws IOException {
        int looked = first + 1;
        int lines = 1;
        while (looked <= MAX_ROW) {
            for (int at = window.start + looked; at < window.end; at++) {
                if (window.bytes[at] == '\n') {
                    lines++;
                } else if (window.bytes[at] == '}' && window.bytes[at - 1] == '\n') {
                    further = lines;
                    return at + 1;
                }
            }
            looked = window.end - window.start;
            if (!window.more()) {
                break;
            }
        }
        return window.start + first;
    }

    private boolean isBlank(int from, int to) {
        for (int at = from; at < to; at++) {
            if (window.bytes[at] > ' ' || window.bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    private void read(int from, int to) {
        broken = null;
        try {
            JsonNode read = encoding.equals(UTF_8)
                    ? JSON.readTree(window.bytes, from, to - from)
                    : JSON.readTree(new String(window.bytes, from, to - from, encoding));
            if (read.isObject()) {
                object = read;
            } else {
                broken(new BadValue("the line", "is no JSON object"));
            }
        } catch (JsonProcessingException malformed) {
            int at = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getColumnNr();
            broken(new BadValue("character " + at, "is no JSON: the line may be cut off"));
        } catch (IOException unreadable) {
            broken(new BadValue("the line", "is no text in " + encoding.name()));
        }
    }

    private void broken(BadValue because) {
        broken = because;
        if (++brokenRows > MAX_BROKEN && brokenRows > line / 2) {
            throw new Refused("%s: more than %,d lines are no JSON, up to line %,d. Is it one object a line?"
                    .formatted(file, MAX_BROKEN, line));
        }
    }

    @Override
    public Row row() {
        return this;
    }

    @Override
    public Optional<BadValue> broken() {
        return Optional.ofNullable(broken);
    }

    @Override
    public Map<String, Long> notes() {
        return notes;
    }

    @Override
    public Place place() {
        return new Place(file, line);
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String text(Column column) {
        return column.exists() ? object.path(column.name()).asText("") : "";
    }

    @Override
    public JsonNode json() {
        return object;
    }

    @Override
    public String shown() {
        String text = broken == null ? object.toString() : "";
        return text.length() <= 400 ? text : text.substring(0, 400) + "…";
    }
}
