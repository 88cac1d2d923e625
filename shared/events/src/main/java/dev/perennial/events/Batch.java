package dev.perennial.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The body of a batch: a JSON array, or one JSON object a line (NDJSON). A bad line spoils itself alone; a bad array
 * spoils the batch, since nothing says where its entries end. Lines end as any system ends them, and a byte order mark
 * may stand before each: files that were joined have some.
 */
public final class Batch {
    public static final int MAX_LINES = 500;

    /** Of no JSON text: there they are written as escapes. */
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    private Batch() {}

    /** One entry, counted from 1; in NDJSON by the lines of the text, blank ones included. */
    public sealed interface Line {
        int number();

        record Parsed(int number, JsonNode body) implements Line {}

        record Malformed(int number, String because) implements Line {}
    }

    /**
     * Takes a batch apart.
     *
     * @throws MalformedBody where it is no batch, or one of more than {@value #MAX_LINES} entries
     */
    public static List<Line> lines(byte[] body) {
        String text = StrictJson.withoutByteOrderMark(StrictJson.decode(body));
        List<Line> lines = text.stripLeading().startsWith("[") ? array(text) : ndjson(text);
        if (lines.isEmpty()) {
            throw new MalformedBody("the batch is empty");
        }
        if (lines.size() > MAX_LINES) {
            throw new MalformedBody("the batch has more than " + MAX_LINES + " events");
        }
        return lines;
    }

    private static List<Line> array(String text) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode entry : StrictJson.parse(text)) {
            lines.add(line(lines.size() + 1, entry));
        }
        return lines;
    }

    private static List<Line> ndjson(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : LINE_END.split(text, -1)) {
            number++;
            if (!StrictJson.withoutByteOrderMark(line).isBlank()) {
                lines.add(parse(number, line));
            }
            if (lines.size() > MAX_LINES) {
                break;
            }
        }
        return lines;
    }

    private static Line parse(int number, String text) {
        try {
            return line(number, StrictJson.parse(text));
        } catch (MalformedBody malformed) {
            return new Line.Malformed(number, malformed.reason());
        }
    }

    private static Line line(int number, JsonNode entry) {
        return entry.isObject()
                ? new Line.Parsed(number, entry)
                : new Line.Malformed(number, "the line is not a JSON object");
    }
}
