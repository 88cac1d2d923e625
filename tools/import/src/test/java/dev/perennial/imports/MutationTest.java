package dev.perennial.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Samples that were damaged: columns swapped, missing, doubled, renamed; other quotation marks and delimiters; cut off.
 * What comes of them is a sentence, or facts that are right: nobody is taken to have agreed who did not, and no order
 * has another amount.
 */
class MutationTest {
    private static final Settings SETTINGS = Settings.NONE
            .in(ZoneOffset.UTC)
            .with("EUR")
            .asOf(Instant.parse("2026-03-31T00:00:00Z"))
            .bought("00000000000000000000000000000046");
    private static final int ROUNDS = 300;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "shopify, orders_export.csv, ','",
        "shopify, customers_export.csv, ','",
        "woocommerce, webtoffee_orders.csv, ','",
        "woocommerce, skyverge_orders.csv, ','",
        "stripe, unified_payments.csv, ','",
        "magento, export.csv, ','",
        "shopware, Default orders_20260330-101112.csv, ';'",
        "shopware, Default newsletter recipient_20260330-101112.csv, ';'"
    })
    void aDamagedFileIsReportedOrRead(String format, String sample, String delimiter) throws IOException {
        Path path = Samples.path(format + "/" + sample);
        List<List<String>> rows = Table.read(Files.readString(path), delimiter.charAt(0));
        Samples whole = Samples.read(SETTINGS, format, sample);
        Set<String> right = whole.events.stream().map(MutationTest::claim).collect(Collectors.toSet());
        int reported = 0;
        for (long seed = 1; seed <= ROUNDS; seed++) {
            String damaged = damaged(rows, delimiter.charAt(0), new Random(seed));
            try {
                Samples read = Samples.text(folder, SETTINGS, format, sample, damaged);
                Set<String> claims = read.events.stream()
                        .filter(MutationTest::isHeld)
                        .map(MutationTest::claim)
                        .collect(Collectors.toCollection(HashSet::new));
                claims.removeAll(right);
                assertThat(claims).as("seed %d:%n%s", seed, damaged).isEmpty();
            } catch (Refused refused) {
                reported++;
                assertThat(refused.getMessage())
                        .as("seed " + seed)
                        .contains(sample)
                        .endsWith(".");
            }
        }
        assertThat(reported).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }

    /** A consent, an order, a refund. */
    private static boolean isHeld(Event event) {
        return event.fact() instanceof Fact.ConsentChanged
                || event.fact() instanceof Fact.PurchaseCompleted
                || event.fact() instanceof Fact.PurchaseRefunded;
    }

    /** Who said or bought what; without the lines of an order, of which a damaged file may have fewer. */
    private static String claim(Event event) {
        String who = event.customer().email().map(email -> email.value()).orElse("");
        return switch (event.fact()) {
            case Fact.ConsentChanged consent -> who + (consent.granted() ? " yes" : " no");
            case Fact.PurchaseCompleted bought -> who + " " + bought.total();
            case Fact.PurchaseRefunded refund -> who + " " + refund.amount();
            default -> "";
        };
    }

    private static String damaged(List<List<String>> rows, char delimiter, Random chance) {
        List<List<String>> table = new ArrayList<>();
        rows.forEach(row -> table.add(new ArrayList<>(row)));
        int width = table.getFirst().size();
        int column = chance.nextInt(width);
        int other = chance.nextInt(width);
        switch (chance.nextInt(6)) {
            case 0 -> table.forEach(row -> Collections.swap(row, column, other));
            case 1 -> table.forEach(row -> row.remove(column));
            case 2 -> table.forEach(row -> row.add(other, row.get(column)));
            case 3 -> table.getFirst().set(column, "Spalte " + column);
            case 4 -> table.add(1 + chance.nextInt(table.size() - 1), new ArrayList<>(table.getFirst()));
            default -> {
                List<String> row = table.get(1 + chance.nextInt(table.size() - 1));
                row.remove(chance.nextInt(row.size()));
            }
        }
        char parting = List.of(delimiter, ',', ';', '\t').get(chance.nextInt(4));
        boolean always = chance.nextBoolean();
        boolean backslash = chance.nextInt(4) == 0;
        String end = List.of("\n", "\r\n", "\r").get(chance.nextInt(3));
        StringBuilder text = new StringBuilder(chance.nextInt(4) == 0 ? "\uFEFF" : "");
        for (List<String> row : table) {
            text.append(row.stream()
                            .map(value -> Table.quoted(value, parting, always, backslash))
                            .collect(Collectors.joining(String.valueOf(parting))))
                    .append(end);
        }
        // Some files end in the middle.
        return chance.nextInt(3) == 0
                ? text.substring(0, text.length() - chance.nextInt(text.length() / 2))
                : text.toString();
    }
}
