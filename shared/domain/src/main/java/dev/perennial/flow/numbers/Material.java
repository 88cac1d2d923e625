package dev.perennial.flow.numbers;

import dev.perennial.domain.indicators.Estimate;
import dev.perennial.domain.indicators.Indicator;
import dev.perennial.domain.indicators.Indicator.Input;
import dev.perennial.domain.indicators.Indicator.Reach;
import dev.perennial.domain.indicators.Reading;
import dev.perennial.domain.indicators.Reading.Why;
import dev.perennial.domain.indicators.Span;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.values.Counts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was counted of the inputs of an indicator, by the values of its parts and by days. */
final class Material {
    static final Comparator<SortedMap<String, String>> ORDER = Comparator.comparing(Object::toString);

    /** The part that tells the months since the first order. */
    private static final String AGE = "age";

    private record Place(String role, SortedMap<String, String> parts) {}

    private final Indicator indicator;
    private final Set<String> by;
    private final Map<Place, NavigableMap<LocalDate, Counts>> counted = new HashMap<>();
    private final Set<SortedMap<String, String>> seen = new TreeSet<>(ORDER);
    private final SortedSet<String> currencies = new TreeSet<>();

    Material(Indicator indicator, Set<String> by) {
        this.indicator = indicator;
        this.by = by;
    }

    /** Counts of money are called such as {@code paid EUR}. */
    void add(Input input, Counter counter, Counts counts) {
        SortedMap<String, String> parts = input.named(counter.parts(), by);
        if (input.upToSlash().isEmpty()) {
            seen.add(parts);
        }
        counts.byName().forEach((name, count) -> {
            int blank = name.indexOf(' ');
            if (!indicator.terms().byCurrency() || blank < 0) {
                add(input.role(), parts, counter.day(), Counts.of(name, count));
            } else {
                String currency = name.substring(blank + 1);
                currencies.add(currency);
                add(
                        input.role(),
                        with(parts, Answer.CURRENCY, currency),
                        counter.day(),
                        Counts.of(name.substring(0, blank), count));
            }
        });
    }

    private void add(String role, SortedMap<String, String> parts, LocalDate day, Counts counts) {
        counted.computeIfAbsent(new Place(role, parts), _ -> new TreeMap<>()).merge(day, counts, Counts::plus);
    }

    /** All combinations of values; what is the same for each value of a part is there with all that others have. */
    SortedSet<SortedMap<String, String>> values() {
        SortedSet<SortedMap<String, String>> values = new TreeSet<>(ORDER);
        for (SortedMap<String, String> parts : seen) {
            if (parts.size() == by.size()) {
                values.addAll(inEachCurrency(parts));
            } else {
                for (SortedMap<String, String> others : seen) {
                    SortedMap<String, String> both = new TreeMap<>(others);
                    both.putAll(parts);
                    if (both.size() == by.size()) {
                        values.addAll(inEachCurrency(both));
                    }
                }
            }
        }
        return values;
    }

    private SortedSet<SortedMap<String, String>> inEachCurrency(SortedMap<String, String> parts) {
        SortedSet<SortedMap<String, String>> each = new TreeSet<>(ORDER);
        if (currencies.isEmpty()) {
            each.add(parts);
        }
        currencies.forEach(currency -> each.add(with(parts, Answer.CURRENCY, currency)));
        return each;
    }

    Reading reading(Span span, SortedMap<String, String> parts, LocalDate today) {
        if (indicator.terms().monthly() && !isOneMonth(span) && reachesBeyond()) {
            return new Reading.Missing(Why.ONE_MONTH_AT_A_TIME);
        }
        LocalDate mature = parts.containsKey(AGE)
                ? today.minusMonths(Integer.parseInt(parts.get(AGE)) + 1L)
                : today.minusDays(indicator.terms().matureAfterDays());
        if (span.from().isAfter(mature)) {
            return new Reading.Missing(Why.TOO_YOUNG);
        }
        LocalDate last = span.to().isAfter(mature) ? mature : span.to();
        Map<String, Counts> sums = new HashMap<>();
        for (Input input : indicator.inputs()) {
            Counts sum = sum(input, parts, span.from(), last);
            if (!sum.isNone()) {
                sums.merge(input.role(), sum, Counts::plus);
            }
        }
        if (indicator.terms().oneCurrency() && currencies.size() > 1) {
            return new Reading.Missing(Why.SEVERAL_CURRENCIES);
        }
        if (sums.isEmpty() || (parts.containsKey(Answer.CURRENCY) && !isMoneyCounted(parts, span.from(), last))) {
            return new Reading.Missing(Why.NOTHING_COUNTED);
        }
        Estimate estimate = indicator.formula().of(sums);
        return estimate.value().isPresent()
                ? new Reading.Known(estimate)
                : new Reading.Missing(Why.NOTHING_TO_DIVIDE_BY);
    }

    /** Whether there is money of the currency; what is counted without a currency is there in all of them. */
    private boolean isMoneyCounted(SortedMap<String, String> parts, LocalDate first, LocalDate last) {
        return indicator.inputs().stream()
                .anyMatch(input -> !sum(input, new Place(input.role(), own(input, parts)), first, last)
                        .isNone());
    }

    private static SortedMap<String, String> own(Input input, SortedMap<String, String> parts) {
        SortedMap<String, String> own = new TreeMap<>(parts);
        own.keySet().removeAll(input.broadcast());
        own.replaceAll(input::counted);
        return own;
    }

    private static boolean isOneMonth(Span span) {
        return YearMonth.from(span.from()).equals(YearMonth.from(span.to()));
    }

    private boolean reachesBeyond() {
        return indicator.inputs().stream().anyMatch(input -> input.reach() != Reach.SPAN);
    }

    private Counts sum(Input input, SortedMap<String, String> parts, LocalDate first, LocalDate last) {
        SortedMap<String, String> own = own(input, parts);
        SortedMap<String, String> withoutCurrency = new TreeMap<>(own);
        withoutCurrency.remove(Answer.CURRENCY);
        Counts sum = sum(input, new Place(input.role(), withoutCurrency), first, last);
        return own.equals(withoutCurrency) ? sum : sum.plus(sum(input, new Place(input.role(), own), first, last));
    }

    private Counts sum(Input input, Place place, LocalDate first, LocalDate last) {
        NavigableMap<LocalDate, Counts> days = counted.getOrDefault(place, new TreeMap<>());
        SortedMap<LocalDate, Counts> meant = switch (input.reach()) {
            case SPAN -> days.subMap(first, true, last, true);
            case UNTIL_END -> days.headMap(last, true);
            case BEFORE_START -> days.headMap(first, false);
        };
        return meant.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    private static SortedMap<String, String> with(SortedMap<String, String> parts, String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(parts);
        more.put(name, value);
        return more;
    }
}
