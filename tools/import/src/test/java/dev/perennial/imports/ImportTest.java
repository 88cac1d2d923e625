package dev.perennial.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Settings;
import dev.perennial.imports.posting.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    private static final Settings EXPORTED = Settings.NONE.asOf(Instant.parse("2026-03-31T00:00:00Z"));

    @TempDir
    private Path folder;

    private Import of(Path... files) {
        return of(EXPORTED, files);
    }

    private Import of(Settings settings, Path... files) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        return new Import(Optional.empty(), List.of(files), settings, folder.resolve("out"), nowhere);
    }

    private Import.Outcome run(Target target, Path... files) throws IOException, InterruptedException {
        Import run = of(files);
        run.look("here");
        return run.post(target, "here", 3);
    }

    private static Path orders() {
        return Samples.path("shopify/orders_export.csv");
    }

    private static Path customers() {
        return Samples.path("shopify/customers_export.csv");
    }

    @Test
    void theReportComesBeforeAnythingIsWritten() throws IOException {
        String report = of(orders(), customers()).look("here").report();

        assertThat(report)
                .contains(
                        "orders_export.csv: orders of Shopify (shopify). CSV, columns parted by commas, UTF-8.",
                        "Rows        12",
                        "Customers   5",
                        "PurchaseCompleted 3, PurchaseRefunded 1",
                        "May be written to   4 of 5",
                        "  not 1: they said no",
                        "yes 5, no 3",
                        "1: not paid: pending (orders_export.csv:4)",
                        "1: no e-mail address (customers_export.csv:3)",
                        "  orders_export.csv:2  Name=#1001 | Email=ana@example.com | Financial Status=paid",
                        "      → 2026-03-01T21:49:59Z  bought: order shopify-5000000000001, ZAR 200.00 (history)")
                .containsPattern("ZAR +2026-03 +3 +510\\.00 +1 +100\\.00");
        assertThat(folder.resolve("out/rejected.csv")).hasContent("file,line,column,reason\n");
    }

    @Test
    void withoutTheTimeOfTheExportNobodyMayBeWrittenToByAnUndatedYes() throws IOException {
        assertThat(of(Settings.NONE, customers()).look("here").report())
                .contains(
                        "May be written to   0 of 4",
                        "not 3: nobody knows since when they agreed: say when the files were exported (--as-of)");
    }

    @Test
    void rejectedRowsStandInAFileWithoutWhatTheySay() throws IOException {
        Path file = folder.resolve("orders.csv");
        Files.writeString(file, Files.readString(orders()).replace("no,ZAR,10.00", "no,XXY,10.00"));

        Tally tally = of(file).look("here");

        assertThat(tally.rejectedRows()).isEqualTo(1);
        assertThat(folder.resolve("out/rejected.csv"))
                .hasContent("file,line,column,reason\n\"orders.csv\",11,\"Currency\",\"is no currency of ISO 4217\"\n");
    }

    @Test
    void nobodyIsMailedAndImportingAgainOrInAnotherOrderMakesTheSameRecords() throws Exception {
        Installation once = new Installation();
        run(once, orders(), customers());
        Map<String, Map<String, Object>> records = once.records();
        assertThat(records).hasSizeGreaterThan(4);
        assertThat(once.mails()).isZero();

        Installation twice = new Installation();
        run(twice, orders(), customers());
        run(twice, orders(), customers());
        assertThat(twice.records()).isEqualTo(records);
        assertThat(twice.facts()).isEqualTo(2 * once.facts());

        Installation turned = new Installation();
        run(turned, customers());
        run(turned, orders());
        assertThat(turned.records()).isEqualTo(records);
        assertThat(turned.mayBeWrittenTo("dee@example.com")).isTrue();
        assertThat(turned.mayBeWrittenTo("cy@example.com")).isFalse();
    }

    @Test
    void halvesInEitherOrderMakeTheSameRecords() throws Exception {
        List<String> lines =
                Files.readString(Exports.orders(folder, 60)).lines().toList();
        Installation whole = new Installation();
        run(whole, folder.resolve("orders.csv"));
        for (long seed = 1; seed <= 10; seed++) {
            int cut = 1 + new Random(seed).nextInt(59);
            Path first = folder.resolve("first.csv");
            Path second = folder.resolve("second.csv");
            Files.writeString(first, String.join("\n", lines.subList(0, cut + 1)) + "\n");
            List<String> rest = new ArrayList<>(lines.subList(cut + 1, lines.size()));
            rest.addFirst(lines.getFirst());
            Files.writeString(second, String.join("\n", rest) + "\n");

            Installation halves = new Installation();
            run(halves, second);
            run(halves, first);
            assertThat(halves.records()).as("seed " + seed).isEqualTo(whole.records());
            Installation together = new Installation();
            run(together, first, second);
            assertThat(together.records()).as("seed " + seed).isEqualTo(whole.records());
        }
    }

    @Test
    void aLaterExportAddsWhatWasPaidBackSince() throws Exception {
        String text = Files.readString(Exports.orders(folder, 3));
        Path march = folder.resolve("march.csv");
        Path april = folder.resolve("april.csv");
        Files.writeString(march, refunded(text, "10.00"));
        Files.writeString(april, refunded(text, "25.00"));

        Installation house = new Installation();
        run(house, march);
        run(house, april);
        assertThat(house.spent("person-1@example.com")).isEqualTo(175_00);
        // Again, in either order, and both at once.
        run(house, march);
        run(house, april);
        assertThat(house.spent("person-1@example.com")).isEqualTo(175_00);
        Installation other = new Installation();
        Import both =
                new Import(Optional.empty(), List.of(april, march), EXPORTED, folder.resolve("other"), System.out);
        both.look("there");
        both.post(other, "there", 1);
        assertThat(other.spent("person-1@example.com")).isEqualTo(175_00);
        // An installation that begins anew is told all of it.
        Installation another = new Installation();
        run(another, april);
        assertThat(another.spent("person-1@example.com")).isEqualTo(175_00);
        // Whoever no longer has the folder counts too little, and never twice.
        Installation forgetful = new Installation();
        run(forgetful, april);
        Import lost = new Import(Optional.empty(), List.of(march), EXPORTED, folder.resolve("lost"), System.out);
        lost.look("here");
        lost.post(forgetful, "here", 1);
        assertThat(forgetful.spent("person-1@example.com")).isEqualTo(175_00);
    }

    @Test
    void whereTheSumsToldBeforeCannotBeReadTheUserIsToldWhatToDo() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/refunds-" + Checkpoint.hash("here") + ".tsv"), "shopify-1\t10\tten\n");
        assertThatThrownBy(() -> of(orders()).look("here"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("take it away");
    }

    /** The second order is paid back in part. */
    private static String refunded(String text, String sum) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        List<String> names = List.of(lines.getFirst().split(","));
        String[] row = lines.get(2).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        row[names.indexOf("Refunded Amount")] = sum;
        row[names.indexOf("Financial Status")] = "partially_refunded";
        lines.set(2, String.join(",", row));
        return String.join("\n", lines) + "\n";
    }

    @Test
    void anOrderThatGoesOnInTheNextPartOfAnExportIsWhole() throws IOException {
        String text = Files.readString(orders());
        int cut = text.indexOf("\n#1001,ana@example.com,,") + 1;
        Path first = folder.resolve("a.csv");
        Path second = folder.resolve("b.csv");
        Files.writeString(first, text.substring(0, cut));
        Files.writeString(second, text.substring(0, text.indexOf('\n') + 1) + text.substring(cut));

        assertThat(Samples.read(Settings.NONE, Optional.empty(), List.of(first, second))
                        .facts())
                .isEqualTo(Samples.read(Settings.NONE, Optional.empty(), List.of(orders()))
                        .facts());
    }

    @Test
    void aRunThatDiedGoesOnAndTheRecordsAreThoseOfOneThatDidNot() throws Exception {
        Path file = Exports.orders(folder, 1_800);
        Installation whole = new Installation();
        run(whole, file);
        for (int posts : List.of(0, 2, 5)) {
            Installation dying = new Installation().dyingAfter(posts);
            assertThatThrownBy(() -> run(dying, file)).isInstanceOf(Installation.Death.class);
            Import.Outcome outcome = run(dying, file);
            assertThat(outcome.facts()).isEqualTo(3_600);
            assertThat(dying.records()).as("died after " + posts).isEqualTo(whole.records());
            // What was answered behind a post that never was comes again.
            assertThat(dying.facts()).isBetween(3_600, 2 * 3_600 - 500);
            // All is done: the same command begins anew, and nothing counts twice.
            run(dying, file);
            assertThat(dying.records()).isEqualTo(whole.records());
        }
    }

    @Test
    void inBadWeatherTheRecordsAreTheSame() throws Exception {
        Path file = Exports.orders(folder, 700);
        Installation fair = new Installation();
        run(fair, file);
        long again = 0;
        for (long seed = 1; seed <= 2; seed++) {
            Installation foul = new Installation(new Random(seed));
            again += run(foul, file).again();
            assertThat(foul.records()).as("seed " + seed).isEqualTo(fair.records());
        }
        assertThat(again).isPositive();
    }

    @Test
    void theFormatIsKnownByTheColumnsAndAnotherOneIsSaid() {
        assertThatThrownBy(() -> new Passage(Formats.called("stripe"), List.of(orders()), Settings.NONE)
                        .through(new dev.perennial.imports.Samples()))
                .hasMessageStartingWith("orders_export.csv is none of the files that are read of stripe:")
                .hasMessageContaining("It looks like orders of Shopify (shopify).");
        Path file = folder.resolve("people.csv");
        assertThatThrownBy(() -> {
                    Files.writeString(file, "Vorname,Nachname\nA,B\n");
                    new Passage(Optional.empty(), List.of(file), Settings.NONE)
                            .through(new dev.perennial.imports.Samples());
                })
                .hasMessage("people.csv is none of the files that are recognised; name the format: import FORMAT"
                        + " people.csv. Its columns are: Vorname, Nachname.");
    }

    @Test
    void everySampleIsRecognisedByNoMoreThanOneFormat() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String shop : List.of("shopify", "woocommerce", "stripe", "magento", "shopware", "prestashop")) {
            try (var found = Files.list(Samples.path(shop))) {
                found.forEach(files::add);
            }
        }
        Collections.sort(files);
        Settings all = Settings.NONE.in(java.time.ZoneOffset.UTC).with("EUR");
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.from(Samples.CHANGED));
            assertThat(Samples.read(all, Optional.empty(), List.of(file))
                            .rejected
                            .size())
                    .as(file.toString())
                    .isLessThan(2);
        }
        assertThat(files).hasSize(14);
    }
}
