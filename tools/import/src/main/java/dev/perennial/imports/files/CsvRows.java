package dev.perennial.imports.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.imports.format.BadValue;
import dev.perennial.imports.format.Column;
import dev.perennial.imports.format.Place;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV. A quotation mark within quotation marks may be written {@code ""} or {@code \"}, both in one file. Where
 * the two disagree, the reading counts that gives the row as many columns as the header has; where none does, the row
 * is broken, and reading goes on at its next line. A mark that was not doubled is taken as it stands, within one line
 * alone: over several lines it would join two people's rows.
 */
public final class CsvRows implements Rows, Row {
    static final int MAX_COLUMNS = 2_000;
    static final int MAX_ROW = 1 << 20;
    private static final int MAX_BROKEN = 10_000;

    private static final byte PLAIN = 0;
    private static final byte QUOTED = 1;
    private static final byte ESCAPED = 2;

    /** How {@code \"} is read. */
    private enum Reading {
        /** It is a quotation mark, but where a column may end behind it. */
        MIXED,
        /** A backslash is a character like any other. */
        DOUBLED,
        /** It is a quotation mark wherever it stands. */
        BACKSLASH
    }

    private enum Outcome {
        ROW,
        MORE,
        /** The file or the limit ended within quotation marks. */
        UNCLOSED
    }

    private final String file;
    private final Window window;
    private final Charset encoding;
    private final byte delimiter;
    private List<String> names = List.of();
    private byte[] headerBytes = {};
    private int columns = -1;

    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] kinds = new byte[64];
    private int count;
    private int next;
    private int breaks;
    private boolean stray;
    /** The first column with a mark that was not doubled. */
    private int strayColumn;

    private boolean backslashed;
    private Reading reading = Reading.MIXED;

    private long line = 1;
    private long nextLine = 1;
    private int brokenRows;
    private @Nullable BadValue broken;
    private final Map<String, Long> notes = new TreeMap<>();

    /** @param in without a byte order mark, in an encoding whose first 128 characters are ASCII's */
    CsvRows(String file, InputStream in, Charset encoding, char delimiter) {
        this.file = file;
        this.window = new Window(in);
        this.encoding = encoding;
        this.delimiter = (byte) delimiter;
    }

    /**
     * Reads the header.
     *
     * @throws Refused where there is none, or too many columns
     */
    List<String> header() throws IOException {
        columns = -1;
        do {
            if (!advance()) {
                throw new Refused(file + " is empty: there is not even a line with the names of columns.");
            }
        } while (count == 1 && ends[0] == starts[0]);
        if (broken != null) {
            throw new Refused(file + ": the first line cannot be read: " + broken.because() + ".");
        }
        if (count > MAX_COLUMNS) {
            throw new Refused(
                    "%s has %,d columns; files of more than %,d are not read.".formatted(file, count, MAX_COLUMNS));
        }
        List<String> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(text(i, "the header").strip());
        }
        names = List.copyOf(read);
        headerBytes = Arrays.copyOfRange(window.bytes, window.start, next);
        columns = count;
        return names;
    }

    /** The first row of a file without names is a row. */
    void withoutHeader(int width) {
        columns = width;
        List<String> numbered = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            numbered.add("column " + i);
        }
        names = List.copyOf(numbered);
    }

    @Override
    public boolean next() throws IOException {
        while (advance()) {
            if (broken == null && count == 1 && columns != 1 && ends[0] == starts[0]) {
                continue;
            }
            if (broken == null && isHeaderAgain()) {
                note("the line of column names stands again in the middle of the file, and is passed over");
                continue;
            }
            return true;
        }
        return false;
    }

    private boolean isHeaderAgain() {
        if (headerBytes.length == 0) {
            return false;
        }
        int from = window.start;
        if (next - from > 3
                && window.bytes[from] == (byte) 0xEF
                && window.bytes[from + 1] == (byte) 0xBB
                && window.bytes[from + 2] == (byte) 0xBF) {
            from += 3;
        }
        return Arrays.equals(window.bytes, from, end(next), headerBytes, 0, headerEnd());
    }

    private int end(int at) {
        int end = at;
        while (end > window.start && (window.bytes[end - 1] == '\n' || window.bytes[end - 1] == '\r')) {
            end--;
        }
        return end;
    }

    private int headerEnd() {
        int end = headerBytes.length;
        while (end > 0 && (headerBytes[end - 1] == '\n' || headerBytes[end - 1] == '\r')) {
            end--;
        }
        return end;
    }

    private boolean advance() throws IOException {
        window.start = next;
        line = nextLine;
        broken = null;
        if (window.start >= window.end && !window.more()) {
            return false;
        }
        Outcome outcome = parse(Reading.MIXED);
        if (outcome == Outcome.ROW && fits()) {
            return taken();
        }
        if (backslashed) {
            if (parse(Reading.DOUBLED) == Outcome.ROW && fits()) {
                return taken();
            }
            if (parse(Reading.BACKSLASH) == Outcome.ROW && fits()) {
                return taken();
            }
            outcome = parse(Reading.MIXED);
        }
        return broken(outcome);
    }

    private boolean taken() throws IOException {
        nextLine = line + breaks;
        if (stray) {
            note("quotation marks within a text were not doubled; they are taken as they stand");
        }
        if (backslashed) {
            note("quotation marks within a text are written \\\" as well");
        }
        if (window.over
                && next >= window.end
                && window.bytes[window.end - 1] != '\n'
                && window.bytes[window.end - 1] != '\r') {
            note("the last line has no line end: if the file was cut off, its last value may be cut off as well");
        }
        return true;
    }

    private boolean broken(Outcome outcome) throws IOException {
        if (outcome == Outcome.ROW && !(stray && breaks > 1)) {
            String last = count <= columns || columns < 0 ? name(count - 1) : name(columns - 1);
            broken = new BadValue(last, "the row has %,d columns, and the header %,d".formatted(count, columns));
            nextLine = line + breaks;
            return true;
        }
        if (++brokenRows > MAX_BROKEN) {
            throw new Refused("%s: more than %,d quotation marks are not closed, up to line %,d. Is it CSV?"
                    .formatted(file, MAX_BROKEN, line));
        }
        // What a mark that is not closed swallowed is read again, from the next line on.
        String where = stray ? name(strayColumn) : count > 0 && count <= names.size() ? name(count - 1) : name(0);
        int length = lineLength();
        if (length > MAX_ROW) {
            broken = new BadValue(where, "the line is longer than %,d bytes".formatted(MAX_ROW));
            window.skipLine();
            next = window.start;
        } else {
            broken = new BadValue(
                    where, "a quotation mark is not closed where it should be, or not doubled within a text");
            next = window.start + length;
        }
        nextLine = line + 1;
        return true;
    }

    private String name(int index) {
        return index >= 0 && index < names.size() ? names.get(index) : "column " + (index + 1);
    }

    /** Of the first line of the row, its end included, as far as it is in memory. */
    private int lineLength() {
        byte[] b = window.bytes;
        for (int at = window.start; at < window.end; at++) {
            if (b[at] == '\n' || (b[at] == '\r' && !(at + 1 < window.end && b[at + 1] == '\n'))) {
                return at + 1 - window.start;
            }
        }
        return window.over ? window.end - window.start : Integer.MAX_VALUE;
    }

    private boolean fits() {
        if (stray && breaks > 1) {
            return false;
        }
        if (columns < 0 || count == columns) {
            return true;
        }
        if (count == 1 && ends[0] == starts[0]) {
            return true;
        }
        if (count < columns || count > starts.length) {
            return false;
        }
        for (int i = columns; i < count; i++) {
            if (ends[i] > starts[i]) {
                return false;
            }
        }
        return true;
    }

    private Outcome parse(Reading how) throws IOException {
        reading = how;
        while (true) {
            Outcome outcome = attempt();
            if (outcome != Outcome.MORE) {
                return outcome;
            }
            if (window.end - window.start > MAX_ROW) {
                return Outcome.UNCLOSED;
            }
            window.more();
        }
    }

    /** One pass over the row; MORE where it may go on beyond what is in memory. */
    private Outcome attempt() {
        byte[] b = window.bytes;
        int limit = window.end;
        boolean over = window.over;
        byte parting = delimiter;
        // Nearly every byte lies above all those that mean something.
        byte highest = parting > '\r' ? parting : (byte) '\r';
        int at = window.start;
        // What a loop asks for at every byte stands in variables of its own.
        int[] starts = this.starts;
        int[] ends = this.ends;
        byte[] kinds = this.kinds;
        int read = 0;
        breaks = 1;
        stray = false;
        backslashed = false;
        while (true) {
            while (at < limit && b[at] == parting && read < starts.length) {
                starts[read] = at;
                ends[read] = at;
                read++;
                at++;
            }
            if (read == starts.length) {
                if (!grow()) {
                    return ended(read, Outcome.UNCLOSED);
                }
                starts = this.starts;
                ends = this.ends;
                kinds = this.kinds;
                continue;
            }
            int from;
            int to;
            byte kind = PLAIN;
            if (at < limit && b[at] == '"') {
                kind = QUOTED;
                from = ++at;
                while (true) {
                    if (at >= limit) {
                        if (over) {
                            return ended(read + 1, Outcome.UNCLOSED);
                        }
                        return ended(read, Outcome.MORE);
                    }
                    byte c = b[at];
                    if (c > '"') {
                        at++;
                        continue;
                    }
                    if (c == '"') {
                        if (at + 1 >= limit && !over) {
                            return ended(read, Outcome.MORE);
                        }
                        boolean closes =
                                at + 1 >= limit || b[at + 1] == parting || b[at + 1] == '\n' || b[at + 1] == '\r';
                        if (at > from && b[at - 1] == '\\' && isEscape(b, from, at)) {
                            backslashed = true;
                            if (reading == Reading.BACKSLASH || (reading == Reading.MIXED && !closes)) {
                                kind = ESCAPED;
                                at++;
                                continue;
                            }
                        }
                        if (closes) {
                            break;
                        }
                        kind = ESCAPED;
                        if (b[at + 1] == '"') {
                            at += 2;
                        } else {
                            strayColumn = stray ? strayColumn : read;
                            stray = true;
                            at++;
                        }
                        continue;
                    }
                    if (c == '\n' || (c == '\r' && at + 1 < limit && b[at + 1] != '\n')) {
                        breaks++;
                    }
                    at++;
                }
                to = at++;
            } else {
                from = at;
                while (at < limit) {
                    byte c = b[at];
                    if (c <= highest && (c == parting || c == '\n' || c == '\r')) {
                        break;
                    }
                    at++;
                }
                to = at;
            }
            starts[read] = from;
            ends[read] = to;
            kinds[read] = kind;
            read++;
            if (at >= limit) {
                if (!over) {
                    return ended(read, Outcome.MORE);
                }
                next = at;
                return ended(read, Outcome.ROW);
            }
            if (b[at] == parting) {
                at++;
            } else if (b[at] == '\n') {
                next = at + 1;
                return ended(read, Outcome.ROW);
            } else {
                if (at + 1 >= limit && !over) {
                    return ended(read, Outcome.MORE);
                }
                next = at + 1 < limit && b[at + 1] == '\n' ? at + 2 : at + 1;
                return ended(read, Outcome.ROW);
            }
        }
    }

    private Outcome ended(int columnsRead, Outcome how) {
        count = columnsRead;
        return how;
    }

    private boolean grow() {
        int most = Math.max(MAX_COLUMNS, columns) * 8;
        if (starts.length >= most) {
            return false;
        }
        int size = starts.length * 2;
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        kinds = Arrays.copyOf(kinds, size);
        return true;
    }

    /** Whether the backslash before a mark is none that another one escapes. */
    private static boolean isEscape(byte[] b, int from, int mark) {
        int slashes = 0;
        for (int at = mark - 1; at >= from && b[at] == '\\'; at--) {
            slashes++;
        }
        return slashes % 2 == 1;
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

    private void note(String sentence) {
        notes.merge(sentence, 1L, Long::sum);
    }

    @Override
    public Place place() {
        return new Place(file, line);
    }

    @Override
    public long line() {
        return line;
    }

    int count() {
        return count;
    }

    @Override
    public String text(Column column) {
        int index = column.index();
        return index < 0 || index >= count ? "" : text(index, column.name());
    }

    @Override
    public boolean isBlank(Column column) {
        int index = column.index();
        if (index < 0 || index >= count) {
            return true;
        }
        for (int at = starts[index]; at < ends[index]; at++) {
            byte b = window.bytes[at];
            if (b > ' ') {
                return false;
            }
            if (b < 0) {
                return text(column).isBlank();
            }
        }
        return true;
    }

    private String text(int index, String name) {
        int from = starts[index];
        int to = ends[index];
        if (from == to) {
            return "";
        }
        if (kinds[index] != ESCAPED) {
            return decoded(window.bytes, from, to, name);
        }
        byte[] plain = new byte[to - from];
        int length = 0;
        byte[] b = window.bytes;
        for (int at = from; at < to; at++) {
            byte c = b[at];
            if (c == '"' && at + 1 < to && b[at + 1] == '"') {
                at++;
            } else if (c == '\\'
                    && at + 1 < to
                    && b[at + 1] == '"'
                    && reading != Reading.DOUBLED
                    && isEscape(b, from, at + 1)) {
                c = '"';
                at++;
            }
            plain[length++] = c;
        }
        return decoded(plain, 0, length, name);
    }

    private String decoded(byte[] b, int from, int to, String name) {
        if (!encoding.equals(UTF_8)) {
            return new String(b, from, to - from, encoding);
        }
        String text = new String(b, from, to - from, UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !holdsReplacement(b, from, to)) {
            throw new BadValue(name, "is no text in UTF-8, as the beginning of the file is");
        }
        return text;
    }

    private static boolean holdsReplacement(byte[] b, int from, int to) {
        for (int at = from; at + 2 < to; at++) {
            if (b[at] == (byte) 0xEF && b[at + 1] == (byte) 0xBF && b[at + 2] == (byte) 0xBD) {
                return true;
            }
        }
        return false;
    }

    @Override
    public JsonNode json() {
        throw new UnsupportedOperationException("a row of CSV has columns");
    }

    private String legible(int index) {
        try {
            return text(index, names.get(index));
        } catch (BadValue unreadable) {
            return "?";
        }
    }

    @Override
    public String shown() {
        if (broken != null) {
            int to = Math.min(window.end, window.start + 200);
            return new String(window.bytes, window.start, Math.max(0, to - window.start), ISO_8859_1);
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(count, names.size()) && shown.length() < 400; i++) {
            if (ends[i] > starts[i]) {
                shown.append(shown.isEmpty() ? "" : " | ")
                        .append(names.get(i))
                        .append('=')
                        .append(legible(i));
            }
        }
        return shown.length() <= 400 ? shown.toString() : shown.substring(0, 400) + "…";
    }
}
