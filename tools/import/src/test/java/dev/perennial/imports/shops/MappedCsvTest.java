package dev.perennial.imports.shops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.perennial.imports.Samples;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedCsvTest {
    private static final Settings BERLIN =
            Settings.NONE.in(ZoneId.of("Europe/Berlin")).with("EUR");

    @TempDir
    private Path folder;

    private Path mapping(String columns, String more) throws IOException {
        Path file = folder.resolve("mapping.json");
        Files.writeString(file, "{\"source\":\"tills\",\"columns\":{" + columns + "}" + more + "}", UTF_8);
        return file;
    }

    private Samples read(Settings settings, Path mapping, String text) {
        return Samples.text(folder, settings.mapped(mapping), "csv", "tills.csv", text);
    }

    @Test
    void rowsWithTheSameNumberAreTheLinesOfOneOrder() throws IOException {
        Path mapping = mapping(
                "\"No\":\"orderId\",\"Day\":\"orderedAt\",\"Mail\":\"email\",\"Sum\":\"total\",\"What\":\"item\",\"Kind\":\"category\",\"Many\":\"quantity\","
                        + "\"Back\":\"refunded\",\"Till\":\"ignore\"",
                ",\"times\":\"dd.MM.uuuu\"");

        Samples read = read(BERLIN.with(Locale.GERMANY), mapping, """
                No;Day;Mail;Sum;What;Kind;Many;Back;Till
                1;01.03.2026;ann@example.com;1.234,50 €;Mug;Kitchen;2;;3
                1;01.03.2026;ann@example.com;;Poster;;1;;3
                2;30.02.2026;bob@example.com;5,00;Mug;Kitchen;1;;3
                3;02.03.2026;bob@example.com;5,00;Mug;Kitchen;1;1,00;3
                """);

        assertThat(read.facts())
                .containsExactly(
                        "ann@example.com 2026-02-28T23:00:00Z bought: order tills-1, EUR 1234.50; 2 × Mug; 1 × Poster",
                        "bob@example.com 2026-03-01T23:00:00Z bought: order tills-3, EUR 5.00; 1 × Mug",
                        "bob@example.com 2026-03-01T23:00:00Z refunded: EUR 1.00 of order tills-3");
        assertThat(read.rejected)
                .containsExactly("4, Day: is no time by the pattern of the mapping, or one that does not exist");
    }

    @Test
    void amountsAsInOneCountryAreReadWhereTheUserSaysWhose() throws IOException {
        Path mapping = mapping("\"No\":\"orderId\",\"Day\":\"orderedAt\",\"Mail\":\"email\",\"Sum\":\"total\"", "");
        String text = "No,Day,Mail,Sum\n1,2026-03-01,ann@example.com,\"%s\"\n";
        assertThat(read(BERLIN, mapping, text.formatted("1.234,50")).rejected)
                .singleElement()
                .asString()
                .startsWith("2, Sum: is no plain amount such as 1234.50");
        assertThat(read(BERLIN.with(Locale.US), mapping, text.formatted("1.234,50")).rejected)
                .containsExactly("2, Sum: is no amount as en-US writes it");
        assertThat(read(BERLIN.with(Locale.US), mapping, text.formatted("$1,234.50"))
                        .facts()
                        .getFirst())
                .contains("EUR 1234.50");
        assertThat(read(BERLIN.with(Locale.FRANCE), mapping, text.formatted("1 234,50 €"))
                        .facts()
                        .getFirst())
                .contains("EUR 1234.50");
        assertThat(read(BERLIN.with(Locale.GERMANY), mapping, text.formatted("1,234,50")).rejected)
                .hasSize(1);
        assertThat(read(BERLIN.with(Locale.GERMANY), mapping, text.formatted("1.23,50")).rejected)
                .hasSize(1);
    }

    @Test
    void aWordThatIsInNeitherListIsNoYes() throws IOException {
        Path mapping = mapping(
                "\"Mail\":\"email\",\"Name\":\"name\",\"Ok\":\"consent\",\"When\":\"consentAt\",\"Colour\":\"attribute:colour\"",
                ",\"yes\":[\"Ja\"],\"no\":[\"nein\"]");

        Samples read = read(BERLIN, mapping, """
                Mail,Name,Ok,When,Colour
                ann@example.com,Ann,ja,2026-03-01T10:00:00Z,red
                bob@example.com,Bob,jawohl,2026-03-01T10:00:00+01:00,
                cy@example.com,Cy,Nein,2026-03-01 10:00:00,
                dee@example.com,Dee,,,
                """);

        assertThat(read.consents)
                .containsExactly(
                        "ann@example.com: yes 2026-03-01T10:00:00Z",
                        "bob@example.com: unknown 2026-03-01T09:00:00Z",
                        "cy@example.com: no 2026-03-01T09:00:00Z",
                        "dee@example.com: unknown 2026-04-01T00:00:00Z");
        assertThat(read.facts(event -> event.fact().type().equals("ConsentChanged")))
                .containsExactly(
                        "ann@example.com 2026-03-01T10:00:00Z consented to marketing: import from csv",
                        "cy@example.com 2026-03-01T09:00:00Z withdrew consent to marketing: import from csv");
        assertThat(read.rejected).isEmpty();
    }

    @Test
    void aMappingIsWrittenWithItsSchemaAndHoldsToIt() throws IOException {
        Path mapping = folder.resolve("new.json");
        assertThatThrownBy(() -> read(BERLIN, mapping, "Order Number,Date,E-Mail,Total,Status,Newsletter,Shelf\n"))
                .isInstanceOf(Refused.class)
                .hasMessageEndingWith(
                        "new.json is written: look at what each column is taken for, then give the same command"
                                + " again.");

        JsonNode written = new ObjectMapper().readTree(Files.readString(mapping));
        assertThat(written.path("columns").toString())
                .isEqualTo(
                        "{\"Order Number\":\"orderId\",\"Date\":\"orderedAt\",\"E-Mail\":\"email\",\"Total\":\"total\","
                                + "\"Status\":\"status\",\"Newsletter\":\"consent\",\"Shelf\":\"ignore\"}");
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(folder.resolve("mapping.schema.json")));
        assertThat(schema.validate(written)).isEmpty();
        assertThat(schema.validate(new ObjectMapper().readTree("{\"source\":\"x\",\"columns\":{\"a\":\"orderID\"}}")))
                .isNotEmpty();
        for (Mapping.Field field : Mapping.Field.values()) {
            assertThat(schema.validate(new ObjectMapper()
                            .readTree("{\"source\":\"x\",\"columns\":{\"a\":\"" + field.word() + "\"}}")))
                    .as(field.word())
                    .isEmpty();
        }
        Samples read = read(
                BERLIN,
                mapping,
                "Order Number,Date,E-Mail,Total,Status,Newsletter,Shelf\nA-1,2026-03-01,ann@example.com,5.00,paid,no,9\n");
        assertThat(read.facts())
                .containsExactly(
                        "ann@example.com 2026-02-28T23:00:00Z withdrew consent to marketing: import from csv",
                        "ann@example.com 2026-02-28T23:00:00Z bought: order csv-A-1, EUR 5.00");
    }

    @Test
    void whatIsWrongWithAMappingIsNamed() throws IOException {
        String text = "a,b\n1,2\n";
        refused(text, mapping("\"a\":\"email\"", ""), "says nothing of the column 'b'");
        refused(text, mapping("\"a\":\"mail\",\"b\":\"ignore\"", ""), "the column 'a' cannot be 'mail'");
        refused(text, mapping("\"a\":\"email\",\"b\":\"email\"", ""), "two columns are email.");
        refused(text, mapping("\"a\":\"email\",\"c\":\"name\",\"b\":\"ignore\"", ""), "there is no column 'c'.");
        refused(text, mapping("\"a\":\"name\",\"b\":\"ignore\"", ""), "no column is email or customerId");
        refused(
                text,
                mapping("\"a\":\"email\",\"b\":\"orderId\"", ""),
                "orders need the columns orderId, orderedAt and total.");
        refused(text, mapping("\"a\":\"email\",\"b\":\"ignore\"", ",\"colour\":1"), "there is nothing called 'colour'");
        assertThatThrownBy(() -> Samples.text(folder, Settings.NONE, "csv", "x.csv", text))
                .hasMessageStartingWith("csv needs --map FILE");
    }

    private void refused(String text, Path mapping, String sentence) {
        assertThatThrownBy(() -> read(BERLIN, mapping, text))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(sentence);
    }
}
