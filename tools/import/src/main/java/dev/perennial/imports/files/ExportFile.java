package dev.perennial.imports.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Refused;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A file as it was exported. It is looked at before it is read: what it is packed in, its encoding, what parts its
 * columns. Nothing of it is kept in memory but the row that is being read.
 */
public final class ExportFile {
    private static final int HEAD = 1 << 16;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private ExportFile() {}

    /** What is done with a file, or with each one of an archive. */
    public interface Visitor {
        /** Looks at a file. */
        void visit(Opened opened) throws IOException;

        /** An entry of an archive that is none of the files that are read. */
        void passedOver(String entry, String because);
    }

    /**
     * A file that can be read.
     *
     * @param header its columns; of CSV the first line, which may be a row where a layout has no names
     * @param archived whether it came in an archive beside others
     */
    public record Opened(Header header, Dialect dialect, boolean archived, Rows rows, Runnable firstLineIsARow) {}

    /**
     * Opens a file, or each one of an archive, in turn.
     *
     * @param read counts the bytes that are read, packed as they are
     * @throws Refused where it is none that can be read
     */
    public static void visit(Path path, AtomicLong read, Visitor visitor) throws IOException {
        String name = String.valueOf(path.getFileName());
        try (Counted bytes = new Counted(Files.newInputStream(path), read)) {
            byte[] magic = bytes.readNBytes(4);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), bytes);
            if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
                String inner = name.replaceFirst("(?i)\\.gz$", "");
                open(inner, new Unpacked(name, new GZIPInputStream(whole, HEAD), bytes::here), false, true, visitor);
            } else if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
                archive(name, new ZipInputStream(whole), bytes, visitor);
            } else {
                open(name, whole, false, false, visitor);
            }
        } catch (EOFException | ZipException cut) {
            throw new Refused(name + ": the archive is cut off or damaged. Export it again.");
        }
    }

    private static void archive(String name, ZipInputStream zip, Counted bytes, Visitor visitor) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String full = entry.getName();
            String file = full.substring(full.lastIndexOf('/') + 1);
            String small = file.toLowerCase(Locale.ROOT);
            if (full.equals("[Content_Types].xml")) {
                throw new Refused(name + " is a workbook. Save the sheet as CSV (UTF-8), and import that.");
            }
            if (entry.isDirectory() || full.startsWith("__MACOSX/") || file.startsWith(".")) {
                continue;
            }
            if (small.endsWith(".zip") || small.endsWith(".gz")) {
                visitor.passedOver(file, "an archive within an archive");
            } else if (small.endsWith(".csv")
                    || small.endsWith(".txt")
                    || small.endsWith(".tsv")
                    || small.endsWith(".json")
                    || small.endsWith(".jsonl")
                    || small.endsWith(".ndjson")) {
                open(file, new Unpacked(name, zip, bytes::here), true, true, visitor);
            } else {
                visitor.passedOver(file, "neither CSV nor JSON lines");
            }
        }
    }

    private static void open(String name, InputStream in, boolean archived, boolean zipped, Visitor visitor)
            throws IOException {
        byte[] head = in.readNBytes(HEAD);
        Encoding encoding = Encoding.of(name, head);
        InputStream rest =
                new SequenceInputStream(new ByteArrayInputStream(head, encoding.skip, head.length - encoding.skip), in);
        boolean wide = encoding.charset.equals(UTF_16LE) || encoding.charset.equals(UTF_16BE);
        String beginning =
                new String(head, encoding.skip, head.length - encoding.skip, encoding.charset).stripLeading();
        InputStream text = wide ? new Utf8Bytes(new InputStreamReader(rest, encoding.charset)) : rest;
        Charset charset = wide ? UTF_8 : encoding.charset;
        if (beginning.startsWith("[")) {
            throw new Refused(name + " is a JSON array. Write one object a line, for example by: jq -c '.[]' " + name);
        }
        if (beginning.startsWith("<")) {
            throw new Refused(name + " is XML or HTML, and neither CSV nor JSON lines.");
        }
        if (beginning.startsWith("{")) {
            JsonRows rows = new JsonRows(name, text, charset);
            List<String> fields = new ArrayList<>();
            rows.first().map(JsonNode::fieldNames).ifPresent(names -> names.forEachRemaining(fields::add));
            Dialect dialect = new Dialect(encoding.charset, encoding.skip > 0, encoding.certain, ',', true, zipped);
            visitor.visit(new Opened(new Header(name, fields), dialect, archived, rows, () -> {}));
            return;
        }
        if (beginning.isBlank()) {
            throw new Refused(name + " is empty.");
        }
        char delimiter = delimiter(beginning);
        CsvRows rows = new CsvRows(name, text, charset, delimiter);
        if (beginning.startsWith("sep=")) {
            rows.header();
        }
        FirstLine first = new FirstLine(rows);
        Header header = new Header(name, first.header());
        Dialect dialect = new Dialect(encoding.charset, encoding.skip > 0, encoding.certain, delimiter, false, zipped);
        visitor.visit(new Opened(header, dialect, archived, first, first::isARow));
    }

    /** What most often stands outside of quotation marks in the first line. */
    private static char delimiter(String beginning) {
        if (beginning.startsWith("sep=") && beginning.length() > 4) {
            return beginning.charAt(4);
        }
        String candidates = ",;\t|";
        int[] counts = new int[candidates.length()];
        boolean quoted = false;
        for (int at = 0; at < beginning.length(); at++) {
            char c = beginning.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted && candidates.indexOf(c) >= 0) {
                counts[candidates.indexOf(c)]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return candidates.charAt(best);
    }

    /** In which encoding a file is; told by its mark, else by whether its beginning is UTF-8. */
    private record Encoding(Charset charset, int skip, boolean certain) {
        static Encoding of(String name, byte[] head) {
            if (starts(head, 0xEF, 0xBB, 0xBF)) {
                return new Encoding(UTF_8, 3, true);
            }
            if (starts(head, 0xFF, 0xFE)) {
                return new Encoding(UTF_16LE, 2, true);
            }
            if (starts(head, 0xFE, 0xFF)) {
                return new Encoding(UTF_16BE, 2, true);
            }
            for (byte b : head) {
                if (b >= 0 && b < 9) {
                    throw new Refused(
                            name + " is no text: it holds characters that no export does. Is it the right file?");
                }
            }
            return isUtf8(head) ? new Encoding(UTF_8, 0, true) : new Encoding(WINDOWS, 0, false);
        }

        private static boolean starts(byte[] head, int... mark) {
            for (int i = 0; i < mark.length; i++) {
                if (head.length <= i || head[i] != (byte) mark[i]) {
                    return false;
                }
            }
            return true;
        }

        /** A character may be cut off at the end of what was looked at. */
        private static boolean isUtf8(byte[] head) {
            for (int cut = 0; cut <= (head.length == HEAD ? 3 : 0); cut++) {
                try {
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, head.length - cut));
                    return true;
                } catch (CharacterCodingException malformed) {
                    // Perhaps what follows completes it.
                }
            }
            return false;
        }
    }
}
