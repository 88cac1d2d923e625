package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.indicators.Estimate;
import dev.perennial.domain.indicators.Indicator;
import dev.perennial.domain.indicators.IndicatorCatalog;
import dev.perennial.domain.indicators.Question;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Money;
import dev.perennial.flow.numbers.Answer;
import dev.perennial.flow.numbers.Counting;
import dev.perennial.flow.numbers.NumberReader;
import dev.perennial.flow.numbers.Verification;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The numbers of the CDNOW sample (Fader and Hardie 2001: customer, number in the sample, date, CDs, dollars) equal
 * those of a program in awk that shares nothing with ours. {@code -Dcdnow=FILE} names the file; without it there is
 * nothing to count.
 */
class RealOrdersNumbersTest {
    private static final LocalDate FIRST = LocalDate.of(1997, 1, 1);
    private static final LocalDate LAST = LocalDate.of(1998, 6, 30);
    private static final LocalDate TODAY = LAST.plusDays(1);
    private static final Path FOLD = Path.of("src/test/resources/cdnow/numbers.awk");

    private final TestSystem house = new TestSystem(Samples.WITH_JOURNEYS);
    private final InMemoryCounters counters = new InMemoryCounters();

    @Test
    void whateverTheOrderInWhichTheyComeOrdersComeToWhatAnIndependentFoldMakesOfTheFile()
            throws IOException, InterruptedException {
        String file = System.getProperty("cdnow", "");
        assumeTrue(!file.isEmpty(), "no file of real orders: name it by -Dcdnow=FILE");
        replay(Files.readAllLines(Path.of(file)));

        SortedSet<String> told = new TreeSet<>();
        for (String name : List.of("orders", "revenue", "first-orders", "lifetime-value")) {
            tell(name, Set.of(), told);
        }
        for (int days : List.of(90, 180, 365)) {
            tell("repurchase-rate-" + days, Set.of(), told);
        }
        tell("retention", Set.of("age"), told);
        tell("cohort-revenue", Set.of("age"), told);
        SortedSet<String> folded = fold(file);
        assertThat(folded).hasSizeGreaterThan(100);
        assertThat(told).filteredOn(it -> !folded.contains(it)).isEmpty();
        assertThat(folded).filteredOn(it -> !told.contains(it)).isEmpty();

        Map<CustomerId, Customer> latest = new LinkedHashMap<>();
        house.customers.images().forEach(image -> latest.put(image.id(), image));
        assertThat(new Verification(counters).compare(latest.values().stream(), house.emails.rows().stream()))
                .isEmpty();
    }

    /** In no order, and each tenth twice. */
    private void replay(List<String> lines) {
        List<Event> events = new ArrayList<>();
        for (String line : lines) {
            events.add(order(events.size(), line.strip().split("\\s+", -1)));
        }
        Random chance = new Random(7);
        for (int each = events.size() - 1; each >= 0; each -= 10) {
            events.add(events.get(each));
        }
        Collections.shuffle(events, chance);
        events.forEach(house::record);

        Counting counting = new Counting(counters);
        Map<CustomerId, Customer> before = new LinkedHashMap<>();
        List<Counting.Change> changes = new ArrayList<>();
        for (Customer image : house.customers.images()) {
            changes.add(new Counting.Change(
                    BigInteger.valueOf(changes.size() + 1L),
                    Optional.ofNullable(before.put(image.id(), image)),
                    Optional.of(image)));
        }
        counting.count("records", changes);
    }

    private static Event order(int number, String[] row) {
        Instant at = LocalDate.parse(row[2], DateTimeFormatter.BASIC_ISO_DATE)
                .atTime(LocalTime.NOON)
                .toInstant(ZoneOffset.UTC);
        long cents = new BigDecimal(row[4]).movePointRight(2).longValueExact();
        return new Event(
                "order-" + number,
                at,
                at,
                true,
                CustomerRef.ofExternal("cdnow-" + row[0]),
                new Fact.PurchaseCompleted("order-" + number, new Money(cents, "USD"), List.of()));
    }

    private void tell(String name, Set<String> by, SortedSet<String> into) {
        Indicator indicator = IndicatorCatalog.named(name).orElseThrow();
        Map<String, String> words =
                new LinkedHashMap<>(Map.of("from", FIRST.toString(), "to", LAST.toString(), "per", "month"));
        if (!by.isEmpty()) {
            words.put("by", String.join(",", by));
        }
        Question.Asked asked = (Question.Asked) Question.read(words, TODAY, indicator.splits());
        for (Answer.Row row :
                new NumberReader(counters).read(indicator, asked, TODAY).rows()) {
            row.reading()
                    .estimate()
                    .flatMap(Estimate::value)
                    .ifPresent(value -> into.add(String.format(
                            Locale.ROOT,
                            "%s %s %s %.4f",
                            name,
                            DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT)
                                    .format(row.span().from()),
                            row.parts().getOrDefault("age", "-"),
                            value)));
        }
    }

    private static SortedSet<String> fold(String file) throws IOException, InterruptedException {
        Process awk = new ProcessBuilder("awk", "-f", FOLD.toString(), file)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(awk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(awk.waitFor()).as("awk").isZero();
        return new TreeSet<>(told.lines().toList());
    }
}
