package dev.perennial.imports.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFileTest {
    @TempDir
    private Path folder;

    /** {@code line[a|b|c]} for a row, {@code line!column: reason} for a broken one. */
    private List<String> read(byte[] bytes) {
        try {
            Path file = folder.resolve("file.csv");
            Files.write(file, bytes);
            List<String> rows = new ArrayList<>();
            ExportFile.visit(file, new AtomicLong(), new ExportFile.Visitor() {
                @Override
                public void visit(ExportFile.Opened opened) throws IOException {
                    rows.add(opened.dialect().words());
                    rows.add(opened.header().file() + opened.header().names());
                    while (opened.rows().next()) {
                        Row row = opened.rows().row();
                        rows.add(row.line()
                                + opened.rows()
                                        .broken()
                                        .map(bad -> "!" + bad.column() + ": " + bad.because())
                                        .orElseGet(() -> opened.header().names().stream()
                                                .map(name ->
                                                        row.text(opened.header().column(name)))
                                                .toList()
                                                .toString()));
                    }
                    opened.rows().notes().forEach((sentence, times) -> rows.add(times + " × " + sentence));
                }

                @Override
                public void passedOver(String entry, String because) {
                    rows.add("passed over " + entry + ": " + because);
                }
            });
            return rows;
        } catch (IOException unread) {
            throw new java.io.UncheckedIOException(unread);
        }
    }

    private List<String> rows(String text) {
        List<String> read = read(text.getBytes(UTF_8));
        return read.subList(2, read.size());
    }

    private String refusal(byte[] bytes) {
        try {
            return "not refused: " + read(bytes);
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void delimiterEncodingAndMarkAreRecognisedAndSaid() {
        assertThat(read("a,b\n1,ä\n".getBytes(UTF_8)))
                .containsExactly("CSV, columns parted by commas, UTF-8", "file.csv[a, b]", "2[1, ä]");
        assertThat(read("\uFEFFa;b\n1,5;ä\n".getBytes(UTF_8)))
                .containsExactly(
                        "CSV, columns parted by semicolons, UTF-8 with a byte order mark",
                        "file.csv[a, b]",
                        "2[1,5, ä]");
        assertThat(read("\uFEFFa\tb\r\n1\tä€😀\r\n".getBytes(UTF_16LE)))
                .containsExactly(
                        "CSV, columns parted by tabs, UTF-16LE with a byte order mark", "file.csv[a, b]", "2[1, ä€😀]");
        assertThat(read("a,b\n1,ä\n".getBytes(ISO_8859_1)))
                .containsExactly(
                        "CSV, columns parted by commas, windows-1252 (taken for it: it is no UTF-8)",
                        "file.csv[a, b]",
                        "2[1, ä]");
        assertThat(read("sep=;\na;b\n1;2\n".getBytes(UTF_8))).endsWith("3[1, 2]");
    }

    @Test
    void aMarkWithinATextIsDoubledOrHasABackslashAlsoBothInOneFile() {
        assertThat(rows("a,b\n\"x \"\"y\"\" z\",1\n\"x \\\"y\\\" z\",2\n"))
                .containsExactly(
                        "2[x \"y\" z, 1]",
                        "3[x \"y\" z, 2]",
                        "1 × quotation marks within a text are written \\\" as well");
        assertThat(rows("a,b\n\"say \\\"hi\\\"\",1\n")).startsWith("2[say \"hi\", 1]");
        // A backslash at the end of a column is one; so is one that is doubled.
        assertThat(rows("a,b\n\"C:\\\",1\n\"C:\\\\\",2\n")).startsWith("2[C:\\, 1]", "3[C:\\\\, 2]");
        // Where a column seems to end too soon, the reading that gives the row its columns counts.
        assertThat(rows("a,b\n\"he said \\\"hi\\\", and left\",1\n")).startsWith("2[he said \"hi\", and left, 1]");
        assertThat(rows("a,b\n\"C:\\\"\"x\",1\n")).startsWith("2[C:\"\"x, 1]");
        assertThat(rows("a\n\"C:\\\"\"\"\n")).startsWith("2[C:\\\"]");
    }

    @Test
    void aMarkThatWasNotDoubledStandsWithinOneLineAndJoinsNoTwo() {
        assertThat(rows("a,b\n\"'=HYPERLINK(\"x\")\",1\n")).startsWith("2['=HYPERLINK(\"x\"), 1]");
        List<String> read = rows("email,note,consent\nann@x.y,\"open,no\nbob@x.y,\"b\",yes\ncy@x.y,,yes\n");
        assertThat(read.subList(0, 3))
                .containsExactly(
                        "2!note: a quotation mark is not closed where it should be, or not doubled within a text",
                        "3[bob@x.y, b, yes]",
                        "4[cy@x.y, , yes]");
    }

    @Test
    void linesEndAsAnySystemEndsThemAndTextsHoldLineEnds() {
        assertThat(rows("a,b\r\n1,\"x\ny\"\n\n2,\"x\r\ny\"\r3,z"))
                .containsExactly(
                        "2[1, x\ny]",
                        "5[2, x\r\ny]",
                        "7[3, z]",
                        "1 × the last line has no line end: if the file was cut off, its last value may be cut off as well");
    }

    @Test
    void aRowWithAnotherNumberOfColumnsIsBroken() {
        assertThat(rows("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n"))
                .containsExactly(
                        "2!b: the row has 2 columns, and the header 3",
                        "3!c: the row has 4 columns, and the header 3",
                        "4[1, 2, 3]",
                        "5[1, 2, 3]");
    }

    @Test
    void aHeaderThatStandsAgainIsNoRow() {
        assertThat(rows("a,b\n1,2\n\uFEFFa,b\r\n3,4\n"))
                .containsExactly(
                        "2[1, 2]",
                        "4[3, 4]",
                        "1 × the line of column names stands again in the middle of the file, and is passed over");
    }

    @Test
    void bytesThatAreNoTextAreBroken() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("a,b\n".getBytes(UTF_8));
        bytes.writeBytes("1,x\n".repeat(40_000).getBytes(UTF_8));
        bytes.writeBytes("1,ä\n".getBytes(ISO_8859_1));
        assertThatThrownBy(() -> read(bytes.toByteArray()))
                .hasMessage("is no text in UTF-8, as the beginning of the file is");
    }

    @Test
    void aLineOfManyMegabytesIsBrokenAndTheNextIsRead() {
        byte[] line = new byte[100 << 20];
        Arrays.fill(line, (byte) 'x');
        byte[] head = "a,b\n1,2\n".getBytes(UTF_8);
        System.arraycopy(head, 0, line, 0, head.length);
        byte[] tail = "\n3,4\n".getBytes(UTF_8);
        System.arraycopy(tail, 0, line, line.length - tail.length, tail.length);

        List<String> read = read(line);

        assertThat(read.subList(2, read.size()))
                .containsExactly("2[1, 2]", "3!a: the line is longer than 1,048,576 bytes", "4[3, 4]");
    }

    @Test
    void whatIsNoExportIsRefusedWithASentence() {
        assertThat(refusal(new byte[0])).isEqualTo("file.csv is empty.");
        assertThat(refusal("  \n".getBytes(UTF_8))).isEqualTo("file.csv is empty.");
        assertThat(refusal(new byte[] {1, 2, 3, 0, 0})).startsWith("file.csv is no text");
        assertThat(refusal("[{\"a\":1}]".getBytes(UTF_8)))
                .startsWith("file.csv is a JSON array. Write one object a line");
        assertThat(refusal("<html>".getBytes(UTF_8))).startsWith("file.csv is XML or HTML");
        assertThat(refusal(("a" + ",a".repeat(9_999) + "\n").getBytes(UTF_8)))
                .isEqualTo("file.csv has 10,000 columns; files of more than 2,000 are not read.");
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void archivesAreReadEntryByEntry() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("a,b\n1,2\n".getBytes(UTF_8));
        }
        assertThat(read(packed.toByteArray()))
                .containsExactly("CSV, columns parted by commas, UTF-8, compressed", "file.csv[a, b]", "2[1, 2]");
        assertThat(read(zip("x/people.csv", "a\n1\n", "logo.png", "", "more.zip", "", "__MACOSX/._people.csv", "x")))
                .containsExactly(
                        "CSV, columns parted by commas, UTF-8, compressed",
                        "people.csv[a]",
                        "2[1]",
                        "passed over logo.png: neither CSV nor JSON lines",
                        "passed over more.zip: an archive within an archive");
        assertThat(refusal(zip("[Content_Types].xml", ""))).startsWith("file.csv is a workbook.");
        assertThat(refusal(Arrays.copyOf(packed.toByteArray(), packed.size() - 10)))
                .isEqualTo("file.csv: the archive is cut off or damaged. Export it again.");
    }

    @Test
    void anArchiveThatUnpacksWithoutEndIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = ("a," + "b".repeat((1 << 20) - 9) + "\n").getBytes(UTF_8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 300; i++) {
                gzip.write(zeros);
            }
        }
        assertThat(refusal(packed.toByteArray())).startsWith("file.csv unpacks to more than 200 times its size");
    }

    @Test
    void linesOfJsonThatAreCutOffAreBrokenWithTheirPlace() {
        List<String> read = read("{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\n\n[1]\n{\"a\":3}".getBytes(UTF_8));
        assertThat(read.getFirst()).isEqualTo("JSON lines, UTF-8");
        assertThat(read.get(2)).isEqualTo("1[1, x]");
        assertThat(read.get(3)).startsWith("2!character").endsWith("is no JSON: the line may be cut off");
        assertThat(read.get(4)).isEqualTo("4!the line: is no JSON object");
        assertThat(read.get(5)).isEqualTo("5[3, ]");
    }

    @Test
    void rowsThatCrossWhatIsInMemoryAreWhole() {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 30_000; i++) {
            text.append(i).append(",\"x\"\"").append("y".repeat(i % 97)).append("\n\"\n");
        }
        List<String> read = rows(text.toString());
        assertThat(read).hasSize(30_000);
        for (int i = 0; i < 30_000; i++) {
            assertThat(read.get(i)).isEqualTo((2 + 2 * i) + "[" + i + ", x\"" + "y".repeat(i % 97) + "\n]");
        }
        assertThat(Charset.defaultCharset()).isEqualTo(UTF_8);
    }
}
